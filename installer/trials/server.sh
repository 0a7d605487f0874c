# Tries the package of the server in a fresh system, behind a real nginx with TLS by a CA that only this system trusts; the
# desktop program is what speaks to it. /trial holds the packages, and the server's under an older version too.
set -eu
export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8
step() { echo "  $*"; }
fail() { echo "FAILED: $*" >&2; exit 1; }
quietly() { "$@" >/trial/log 2>&1 || { cat /trial/log; fail "$*"; }; }
as_server() { runuser -u schutzbruecke-server -- "$@"; }
as_person() { runuser -u person -- env HOME=/home/person schutzbruecke "$@"; }
state=/var/lib/schutzbruecke-server

apt-get -qq update >/dev/null
useradd --create-home person

serve() {
    listen=$(sed -n 's/^LISTEN=//p' /etc/schutzbruecke-server/server.conf)
    options=$(sed -n 's/^OPTIONS=//p' /etc/schutzbruecke-server/server.conf)
    rm -f /trial/served
    # As the unit calls it.
    as_server /usr/bin/schutzbruecke-server serve --data $state --listen "$listen" $options 2>/trial/served &
    for _ in $(seq 100); do grep -qs Bereit /trial/served && return; sleep 0.2; done
    cat /trial/served
    fail 'it did not start'
}
stop() { pkill -TERM -u schutzbruecke-server -x schutzbruecke-s || true; wait; }
envelopes() { as_server schutzbruecke-server status --data $state --json | sed 's/.*"envelopes": \([0-9]*\).*/\1/'; }

settings=/etc/schutzbruecke-server/server.conf
looked_after() { dpkg-query -W -f '${Conffiles}' schutzbruecke-server | grep -q " $settings " || fail "dpkg does not see to $settings"; }
unasked() { ! grep -i 'configuration file\|conffile' "$1" || fail 'the upgrade asked about a file'; }

step 'an older version, whose settings dpkg looks after, is upgraded as it came: they stay, and a purge takes them'
quietly apt-get -qq install -y --no-install-recommends /trial/older/schutzbruecke-server_*.deb
looked_after
cp $settings /trial/settings
quietly apt-get -qq install -y --no-install-recommends /trial/schutzbruecke-server_*.deb
unasked /trial/log
cmp /trial/settings $settings || fail 'the settings are not those of before'
quietly apt-get -qq purge -y schutzbruecke-server
[ ! -e /etc/schutzbruecke-server ] || fail 'settings were left behind'

step 'an older version is installed, a server made, its settings, which are other ones, changed'
quietly apt-get -qq install -y --no-install-recommends /trial/older/schutzbruecke-server_*.deb /trial/schutzbruecke_*.deb \
    nginx-light openssl logrotate procps sqlite3
looked_after
as_server schutzbruecke-server init --data $state --json >/trial/init
sed -i 's/^BACKUPS=.*/BACKUPS=2/; s/^LISTEN=.*/LISTEN=127.0.0.1:18470/; s/^OPTIONS=.*/OPTIONS=--device-files-mib 2048/' $settings
cp $settings /trial/settings

step 'it answers on loopback'
serve

step 'nginx speaks TLS before it, by the example that comes with the package'
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout /trial/ca.key -days 2 -subj '/CN=Trial CA' \
    -out /usr/local/share/ca-certificates/trial.crt 2>/dev/null
openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout /etc/ssl/private/schutzbruecke.key \
    -subj '/CN=schutzbruecke.example' -out /trial/request 2>/dev/null
echo 'subjectAltName=DNS:schutzbruecke.example' >/trial/names
openssl x509 -req -in /trial/request -CA /usr/local/share/ca-certificates/trial.crt -CAkey /trial/ca.key -days 2 \
    -extfile /trial/names -out /etc/ssl/certs/schutzbruecke.pem 2>/dev/null
grep -q schutzbruecke.example /etc/hosts || echo '127.0.0.1 schutzbruecke.example' >>/etc/hosts
sed 's/127.0.0.1:8470/127.0.0.1:18470/; s/listen 443/listen 18443/; s/listen \[::\]:443/listen [::1]:18443/' \
    /usr/share/doc/schutzbruecke-server/examples/nginx.conf >/etc/nginx/conf.d/schutzbruecke.conf
rm -f /etc/nginx/sites-enabled/default
quietly nginx

step 'a CA that the system does not trust is refused'
code=$(sed -n 's/.*"founding_code": "\([^"]*\)".*/\1/p' /trial/init)
install -o person -m 0600 /dev/null /home/person/code
echo "$code" >/home/person/code
install -o person -m 0600 /dev/null /home/person/phrase
echo 'eine lange Passphrase zur Probe' >/home/person/phrase
found() {
    as_person --json --profile /home/person/F --passphrase-file /home/person/phrase found --invites /home/person/invites \
        --server https://schutzbruecke.example:18443 --founding-code-file /home/person/code \
        --cooperation /usr/lib/schutzbruecke/_internal/desktop/agreements/kreis-viersen.toml
}
found >/trial/refused 2>&1 && fail 'a stranger was believed'
grep -q certificate /trial/refused || { cat /trial/refused; fail 'refused for another reason'; }
rm -rf /home/person/F /home/person/invites

step 'and taken once the system trusts it'
quietly update-ca-certificates
quietly found
enrol() {
    as_person --json --profile "/home/person/$1" --passphrase-file /home/person/phrase enrol \
        --invite "/home/person/invites/$2.invite" --person "$3"
}
quietly enrol P kpb-viersen-kinderschutz 'Dienst A'
quietly enrol W jugendamt-willich-asd 'Eingang'
work() { profile=$1; shift; as_person --json --profile "/home/person/$profile" --passphrase-file /home/person/phrase "$@"; }

step 'a notification goes through all of it'
as_person notify --template P01 >/home/person/p01.json
quietly work P notify --from /home/person/p01.json
quietly work W sync
work W inbox >/trial/inbox
grep -q '"category": "P01"' /trial/inbox || { cat /trial/inbox; fail 'it did not arrive'; }

step 'who is invited by the table of a staff starts for the first time, and is asked for nothing'
quietly apt-get -qq install -y --no-install-recommends dbus-daemon gnome-keyring
useradd --create-home --comment 'C. Beispiel' newcomer
install -d -o newcomer -m 0700 /home/newcomer/run /home/newcomer/invites
printf 'person;login\nC. Beispiel;newcomer\n' >/home/person/staff.csv
quietly work P invite --from /home/person/staff.csv --out /home/person/staff
[ -s /home/person/staff/letters.pdf ] || fail 'there are no letters'
install -o newcomer -m 0600 /home/person/staff/newcomer.invite /home/newcomer/invites/
root=$(work P status | sed -n 's/.*"root_fingerprint": "\([^"]*\)".*/\1/p')
printf '%s\n' 'invite_folder = "/home/newcomer/invites"' "root_fingerprint = \"$root\"" 'unlock = "keyring"' \
    >/etc/schutzbruecke/policy.toml
cat >/trial/first-start <<'E'
printf phrase | gnome-keyring-daemon --unlock --components=secrets >/dev/null
schutzbruecke-window --verbose >"$HOME/said" 2>&1 &
for _ in $(seq 600); do grep -qs workplace_painted "$HOME/said" && break; sleep 0.2; done
kill $!
wait $! || true
exec schutzbruecke --json status
E
cat >/trial/next-start <<'E'
printf phrase | gnome-keyring-daemon --unlock --components=secrets >/dev/null
schutzbruecke sync
exec schutzbruecke --json status
E
as_newcomer() {
    runuser -u newcomer -- env HOME=/home/newcomer XDG_RUNTIME_DIR=/home/newcomer/run QT_QPA_PLATFORM=offscreen \
        dbus-run-session -- sh "$@"
}
as_newcomer /trial/first-start >/trial/log 2>&1 || { cat /trial/log /home/newcomer/said; fail 'no profile came to be'; }
grep -q '"state": "waiting_for_admission"' /trial/log || { cat /trial/log; fail 'it does not wait to be admitted'; }
grep -q '"person": "C. Beispiel"' /trial/log || { cat /trial/log; fail 'it has not the name of the account'; }
quietly work P sync
as_newcomer /trial/next-start >/trial/log 2>&1 || { cat /trial/log; fail 'the profile does not open by the keyring'; }
grep -q '"state": "active"' /trial/log || { cat /trial/log; fail 'it was not admitted'; }
rm /etc/schutzbruecke/policy.toml

step 'an upgrade that cannot keep the database of before changes nothing, and says why and how it goes on'
stop
before=$(envelopes)
# As the first version left its tables.
as_server sqlite3 $state/server.db 'DROP TABLE usage; UPDATE meta SET schema_version = 1'
as_server mkdir $state/before-2.backup
apt-get -qq install -y --no-install-recommends /trial/schutzbruecke-server_*.deb >/trial/log 2>&1 && fail 'nothing was kept'
unasked /trial/log
grep -q 'dpkg --configure schutzbruecke-server' /trial/log || { cat /trial/log; fail 'it does not say how to go on'; }
[ "$(as_server sqlite3 $state/server.db 'SELECT schema_version FROM meta')" = 1 ] || fail 'the database was changed'
[ "$(dpkg-query -W -f '${db:Status-Status}' schutzbruecke-server)" = half-configured ] || fail 'the upgrade counts as done'

step 'the new version takes its place: it copies the database of before, migrates it, and leaves the settings'
as_server rmdir $state/before-2.backup
quietly dpkg --configure schutzbruecke-server
unasked /trial/log
grep -q '^migrated: \[2\]' /trial/log || { cat /trial/log; fail 'nothing was migrated'; }
[ "$(stat -c '%a %U' $state/before-2.backup)" = '600 schutzbruecke-server' ] || fail 'there is no copy of its own'
cmp /trial/settings $settings || fail 'settings were lost'
[ "$(find /etc/schutzbruecke-server -type f)" = $settings ] || fail 'something lies beside the settings'
[ "$(envelopes)" = "$before" ] || fail 'something was lost'
serve
quietly work P notify --from /home/person/p01.json
quietly work W sync
work W inbox >/trial/inbox
[ "$(grep -o '"category": "P01"' /trial/inbox | wc -l)" = 2 ] || { cat /trial/inbox; fail 'the second one did not arrive'; }

step 'the way back: the older version has the copy, and the devices bring what came since'
stop
since=$(envelopes)
mv $state $state.newer
install -d -o schutzbruecke-server -g schutzbruecke-server -m 0700 $state
[ ! -e $state.newer/files ] || mv $state.newer/files $state/
quietly apt-get -qq install -y --allow-downgrades /trial/older/schutzbruecke-server_*.deb
quietly as_server schutzbruecke-server restore --data $state --from $state.newer/before-2.backup
[ "$(envelopes)" = "$before" ] || fail 'the copy is not what there was'
serve
for _ in 1 2 3; do for one in P W; do work $one sync >/trial/log 2>&1 || true; done; done
[ "$(envelopes)" -ge "$since" ] || { cat /trial/log; fail 'the devices have not brought back what came since'; }
rm -r $state.newer
quietly apt-get -qq install -y --no-install-recommends /trial/schutzbruecke-server_*.deb

step 'backups are made while it runs, and the oldest go'
for _ in 1 2 3; do as_server /usr/lib/schutzbruecke-server/backup >/dev/null; sleep 1; done
[ "$(find /var/backups/schutzbruecke-server -name '*.backup' | wc -l)" = 2 ] || fail 'not two backups'

step 'the log of nginx is rotated, and nginx writes into the new one'
echo 'a complaint' >>/var/log/schutzbruecke-server/nginx.log
quietly logrotate --force /etc/logrotate.d/schutzbruecke-server
[ -s /var/log/schutzbruecke-server/nginx.log.1 ] || fail 'nothing was rotated'
in_use() { for one in $(cat /run/nginx.pid); do find /proc/"$one"/fd -lname '*/schutzbruecke-server/nginx.log'; done | grep -q .; }
for _ in $(seq 50); do in_use && break; sleep 0.2; done
in_use || fail 'nginx still writes into the old log'

step 'the units are units to the systemd of this release, and what they may do is little'
quietly apt-get -qq install -y --no-install-recommends systemd man-db
for unit in /usr/lib/systemd/system/schutzbruecke-server*; do
    quietly systemd-analyze verify "$unit"
    [ ! -s /trial/log ] || { cat /trial/log; fail "$unit"; }
done
for unit in schutzbruecke-server schutzbruecke-server-backup; do
    quietly systemd-analyze security --offline=true --no-pager --threshold=20 /usr/lib/systemd/system/$unit.service
done
systemd-analyze calendar --iterations=2 "$(sed -n 's/^OnCalendar=//p' /usr/lib/systemd/system/schutzbruecke-server-backup.timer)" \
    >/trial/log 2>&1 || { cat /trial/log; fail 'the timer has no time'; }

step 'a purge leaves nothing but what is the cooperation'"'"'s, and names it'
pkill -x nginx || true
stop
quietly apt-get -qq purge -y schutzbruecke-server schutzbruecke
grep -q "left in place: $state" /trial/log || { cat /trial/log; fail 'the data was not named'; }
[ -e $state/server.db ] || fail 'the data is gone'
left=$(find / -xdev -iname '*schutzbruecke*' -not -path '/trial/*' -not -path '/proc/*' -not -path '/home/*' \
    -not -path '/var/cache/*' -not -path "$state*" -not -path '/var/backups/schutzbruecke-server*' \
    -not -path '/etc/ssl/*' -not -path '/etc/nginx/*')
[ -z "$left" ] || fail "left behind: $left"
