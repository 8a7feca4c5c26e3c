# The records of engage: collaborations, parties, discussion, meetings.

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.constraints
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('identify', '0001_initial'),
        ('people', '0002_sight_and_governments'),
        ('regions', '0002_base_tables'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Collaboration',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sight', models.CharField(choices=[('own', 'Instansi sendiri'), ('parties', 'Para pihak'), ('officials', 'Semua pejabat'), ('public', 'Masyarakat')], default='parties', max_length=10)),
                ('readers', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list, editable=False, size=None)),
                ('state', models.CharField(editable=False, max_length=20)),
                ('title', models.CharField(max_length=200)),
                ('track', models.CharField(choices=[('ksdd', 'Kerja sama daerah dengan daerah lain'), ('sinergi', 'Sinergi daerah dengan pemerintah pusat'), ('internal', 'Kolaborasi internal atau antarinstansi'), ('third', 'Kerja sama daerah dengan pihak ketiga')], max_length=12)),
                ('obligatory', models.BooleanField(default=False)),
                ('object', models.CharField(max_length=300)),
                ('summary', models.TextField(blank=True, max_length=4000)),
                ('insiders', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list, editable=False, size=None)),
                ('starts_on', models.DateField(blank=True, null=True)),
                ('ends_on', models.DateField(blank=True, null=True)),
                ('opened_at', models.DateTimeField()),
                ('offered_at', models.DateTimeField(blank=True, null=True)),
                ('formed_at', models.DateTimeField(blank=True, null=True)),
                ('plan_agreed_at', models.DateTimeField(blank=True, null=True)),
                ('running_at', models.DateTimeField(blank=True, null=True)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('ending', models.CharField(blank=True, choices=[('term', 'Jangka waktu berakhir'), ('purpose', 'Tujuan tercapai'), ('agreed', 'Disepakati untuk diakhiri'), ('law', 'Perubahan peraturan'), ('object', 'Objek kerja sama hilang')], max_length=10)),
                ('ending_reason', models.TextField(blank=True, max_length=2000)),
                ('published_at', models.DateTimeField(blank=True, null=True)),
                ('source', models.CharField(blank=True, max_length=400)),
                ('example', models.BooleanField(default=False)),
                ('stems', models.TextField(blank=True, editable=False)),
                ('words', models.GeneratedField(db_persist=True, expression=django.contrib.postgres.search.SearchVector('stems', config='simple'), output_field=django.contrib.postgres.search.SearchVectorField())),
                ('affair', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.affair')),
                ('opened_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='opened_collaborations', to='people.organisation')),
                ('opportunity', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='collaborations', to='identify.opportunity')),
            ],
            options={
                'ordering': ('-opened_at', '-pk'),
            },
        ),
        migrations.CreateModel(
            name='Meeting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(editable=False, max_length=20)),
                ('title', models.CharField(max_length=200)),
                ('starts_at', models.DateTimeField()),
                ('ends_at', models.DateTimeField()),
                ('place', models.CharField(blank=True, max_length=200)),
                ('online', models.URLField(blank=True)),
                ('minutes', models.TextField(blank=True, max_length=20000)),
                ('held_at', models.DateTimeField(blank=True, null=True)),
                ('sequence', models.PositiveIntegerField(default=0)),
                ('reason', models.TextField(blank=True, max_length=1000)),
                ('changed_at', models.DateTimeField()),
                ('called_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('collaboration', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='engage.collaboration')),
            ],
            options={
                'ordering': ('-starts_at', '-pk'),
            },
        ),
        migrations.CreateModel(
            name='Invitee',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('answer', models.CharField(choices=[('none', 'Belum menjawab'), ('yes', 'Hadir'), ('no', 'Tidak hadir'), ('maybe', 'Mungkin')], default='none', max_length=5)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('attended', models.BooleanField(blank=True, null=True)),
                ('attended_as', models.CharField(blank=True, max_length=200)),
                ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('collaboration', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='engage.collaboration')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invitees', to='engage.meeting')),
            ],
            options={
                'ordering': ('organisation__name',),
            },
        ),
        migrations.CreateModel(
            name='AgendaItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('title', models.CharField(max_length=200)),
                ('result', models.TextField(blank=True, max_length=4000)),
                ('collaboration', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='engage.collaboration')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='agenda', to='engage.meeting')),
            ],
            options={
                'ordering': ('position',),
            },
        ),
        migrations.CreateModel(
            name='Party',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(editable=False, max_length=20)),
                ('part', models.CharField(choices=[('initiator', 'Pemrakarsa'), ('party', 'Pihak'), ('supporter', 'Pendukung'), ('facilitator', 'Fasilitator')], max_length=12)),
                ('invited_at', models.DateTimeField(blank=True, null=True)),
                ('due_on', models.DateField(blank=True, null=True)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('answered_by', models.CharField(blank=True, max_length=200)),
                ('reason', models.TextField(blank=True, max_length=2000)),
                ('collaboration', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='parties', to='engage.collaboration')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='parts_taken', to='people.organisation')),
            ],
            options={
                'ordering': ('collaboration', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='Topic',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=200)),
                ('opened_at', models.DateTimeField()),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('last_at', models.DateTimeField()),
                ('count', models.PositiveIntegerField(default=0)),
                ('collaboration', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='topics', to='engage.collaboration')),
                ('opened_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('-last_at', '-pk'),
            },
        ),
        migrations.CreateModel(
            name='Message',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=120)),
                ('body', models.TextField(max_length=8000)),
                ('at', models.DateTimeField()),
                ('struck_at', models.DateTimeField(blank=True, null=True)),
                ('struck_reason', models.CharField(blank=True, max_length=400)),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('collaboration', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='messages', to='engage.collaboration')),
                ('mentions', models.ManyToManyField(related_name='+', to='people.organisation')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('topic', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='messages', to='engage.topic')),
            ],
            options={
                'ordering': ('at', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='Word',
            fields=[
                ('word', models.CharField(max_length=40, primary_key=True, serialize=False)),
                ('stem', models.CharField(max_length=40)),
            ],
            options={
                'indexes': [django.contrib.postgres.indexes.GinIndex(fields=['word'], name='word_trigrams', opclasses=['gin_trgm_ops'])],
            },
        ),
        migrations.CreateModel(
            name='CalendarFeed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('secret_hash', models.CharField(max_length=64, unique=True)),
                ('created_at', models.DateTimeField()),
                ('revoked_at', models.DateTimeField(blank=True, null=True)),
                ('post', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='feeds', to='people.post')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('revoked_at__isnull', True)), fields=('post',), name='feed_one_per_post')],
            },
        ),
        migrations.AddIndex(
            model_name='collaboration',
            index=django.contrib.postgres.indexes.GinIndex(fields=['readers'], name='collaboration_readers'),
        ),
        migrations.AddIndex(
            model_name='collaboration',
            index=django.contrib.postgres.indexes.GinIndex(fields=['insiders'], name='collaboration_insiders'),
        ),
        migrations.AddIndex(
            model_name='collaboration',
            index=django.contrib.postgres.indexes.GinIndex(fields=['words'], name='collaboration_words'),
        ),
        migrations.AddIndex(
            model_name='collaboration',
            index=models.Index(fields=['title', 'id'], name='collaboration_title'),
        ),
        migrations.AddIndex(
            model_name='collaboration',
            index=models.Index(fields=['-opened_at', '-id'], name='collaboration_newest'),
        ),
        migrations.AddIndex(
            model_name='collaboration',
            index=models.Index(fields=['state', '-opened_at'], name='collaboration_state'),
        ),
        migrations.AddIndex(
            model_name='collaboration',
            index=models.Index(condition=models.Q(('published_at__isnull', False)), fields=['-published_at', '-id'], name='collaboration_published'),
        ),
        migrations.AddConstraint(
            model_name='collaboration',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['cancelled', 'draft', 'ended', 'formed', 'offered', 'running'])), name='collaboration_state_is_in_its_lifecycle'),
        ),
        migrations.AddConstraint(
            model_name='collaboration',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('published_at__isnull', True), ('sight__in', ['own', 'parties', 'officials'])), models.Q(('published_at__isnull', False), ('sight', 'public')), _connector='OR'), name='collaboration_published_is_public'),
        ),
        migrations.AddConstraint(
            model_name='collaboration',
            constraint=models.CheckConstraint(condition=models.Q(('starts_on__isnull', True), ('ends_on__isnull', True), ('ends_on__gt', models.F('starts_on')), _connector='OR'), name='collaboration_ends_after_it_starts', violation_error_message='Tanggal akhir harus sesudah tanggal mulai.'),
        ),
        migrations.AddConstraint(
            model_name='collaboration',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'ended'), _negated=True), models.Q(('ended_at__isnull', False), models.Q(('ending', ''), _negated=True)), _connector='OR'), name='collaboration_ended_says_why', violation_error_message='Pilih alasan berakhirnya kolaborasi.'),
        ),
        migrations.AddIndex(
            model_name='meeting',
            index=models.Index(fields=['starts_at'], name='meeting_starts'),
        ),
        migrations.AddConstraint(
            model_name='meeting',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['cancelled', 'held', 'minuted', 'scheduled'])), name='meeting_state_is_in_its_lifecycle'),
        ),
        migrations.AddConstraint(
            model_name='meeting',
            constraint=models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='meeting_ends_after_it_starts', violation_error_message='Rapat harus selesai sesudah waktu mulainya.'),
        ),
        migrations.AddConstraint(
            model_name='meeting',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('place', ''), _negated=True), models.Q(('online', ''), _negated=True), _connector='OR'), name='meeting_has_a_place', violation_error_message='Isi tempat rapat atau tautan daring.'),
        ),
        migrations.AddConstraint(
            model_name='invitee',
            constraint=models.UniqueConstraint(fields=('meeting', 'organisation'), name='invitee_once'),
        ),
        migrations.AddConstraint(
            model_name='invitee',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answer', 'none'), ('answered_at__isnull', True), ('answered_by__isnull', True)), models.Q(models.Q(('answer', 'none'), _negated=True), ('answered_at__isnull', False), ('answered_by__isnull', False)), _connector='OR'), name='invitee_answered_pair'),
        ),
        migrations.AddConstraint(
            model_name='agendaitem',
            constraint=models.UniqueConstraint(deferrable=django.db.models.constraints.Deferrable['DEFERRED'], fields=('meeting', 'position'), name='agenda_position_once'),
        ),
        migrations.AddIndex(
            model_name='party',
            index=models.Index(fields=['organisation', 'state'], name='party_of_organisation'),
        ),
        migrations.AddConstraint(
            model_name='party',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['accepted', 'declined', 'invited', 'listed', 'withdrawn'])), name='party_state_is_in_its_lifecycle'),
        ),
        migrations.AddConstraint(
            model_name='party',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ['withdrawn', 'declined']), _negated=True), fields=('collaboration', 'organisation'), name='party_once', violation_error_message='Instansi ini sudah tercatat sebagai pihak.'),
        ),
        migrations.AddConstraint(
            model_name='party',
            constraint=models.UniqueConstraint(condition=models.Q(('part', 'initiator')), fields=('collaboration',), name='party_one_initiator'),
        ),
        migrations.AddConstraint(
            model_name='party',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answered_at__isnull', True), ('answered_by', '')), models.Q(('answered_at__isnull', False), models.Q(('answered_by', ''), _negated=True)), _connector='OR'), name='party_answered_pair'),
        ),
        migrations.AddConstraint(
            model_name='party',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['accepted', 'declined']), _negated=True), ('answered_at__isnull', False), _connector='OR'), name='party_answer_has_time'),
        ),
        migrations.AddConstraint(
            model_name='party',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'declined'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='party_refusal_has_reason', violation_error_message='Tuliskan alasan menolak undangan.'),
        ),
        migrations.AddIndex(
            model_name='message',
            index=models.Index(fields=['topic', 'at'], name='message_in_topic'),
        ),
        migrations.AddConstraint(
            model_name='message',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('struck_at__isnull', True), ('struck_reason', '')), models.Q(('struck_at__isnull', False), models.Q(('struck_reason', ''), _negated=True)), _connector='OR'), name='message_struck_with_reason'),
        ),
    ]
