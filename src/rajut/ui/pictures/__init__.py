"""Pictures that people look at before they read: drawn on the server, clickable, in the page's colours."""

from rajut.ui.pictures.bars import Reading, Share, share_bars, target_and_actual
from rajut.ui.pictures.maps import (
    Area,
    Dot,
    Ground,
    Thread,
    choropleth,
    class_keys,
    class_of,
    dot_map,
    dot_size,
    limits_of,
)
from rajut.ui.pictures.network import Edge, Node, network
from rajut.ui.pictures.picture import Key, Picture, Table
from rajut.ui.pictures.timeline import Activity, timeline

__all__ = [
    "Activity",
    "Area",
    "Dot",
    "Edge",
    "Ground",
    "Key",
    "Node",
    "Picture",
    "Reading",
    "Share",
    "Table",
    "Thread",
    "choropleth",
    "class_keys",
    "class_of",
    "dot_map",
    "dot_size",
    "limits_of",
    "network",
    "share_bars",
    "target_and_actual",
    "timeline",
]
