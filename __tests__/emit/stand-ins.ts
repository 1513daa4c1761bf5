/**
 * Owns a make-believe host: small stand-ins for xl, LVM and the rest, which keep their state in files and write down what changes something.
 * They show in which order scripts call them, what a dry run leaves alone, and whether a second run converges, at every command and within
 * milliseconds. They prove nothing of the true tools: the lab does.
 */
import { HERMETIC, runShell } from "../support/shell";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const TOOLS = [
  "xl",
  "lvs",
  "vgs",
  "lvcreate",
  "lvextend",
  "lvchange",
  "lvremove",
  "blkid",
  "mkfs.xfs",
  "mkfs.ext4",
  "mkswap",
  "xfs_db",
  "xenstore-read",
  "xenstore-list",
  "ssh",
  "ip",
  "iptables",
  "sysctl",
  "modprobe",
  "sleep",
  "id",
  "date",
] as const;

const STAND_IN = `#!/usr/bin/env bash
set -euo pipefail
tool=\${0##*/}
cd "$STAND_IN_HOST"

# Counts the commands that change something; the one that is chosen fails, or takes the script with it before or after it has worked.
change() {
  local count
  count=$(($(cat count) + 1))
  printf '%s' "$count" >count
  printf '%s %s\\n' "$tool" "$*" >>changes
  case $(cat fate) in
    "fail $count") exit 5 ;;
    "kill-before $count") kill -9 "$(cat pid)"; exit 0 ;;
    "kill-after $count") trap 'kill -9 "$(cat pid)"' EXIT ;;
  esac
}
volume_size() { cut -d' ' -f1 "lv/$1"; }

case $tool in
  id) echo 0 ;;
  sleep) ;;
  date) if [ "$1" = +%s ]; then cat now; else echo 2026-12-01T00:00:00Z; fi ;;
  xl)
    case $1 in
      info) cat info ;;
      list) [ -z "\${2:-}" ] || printf 'Name ID Mem VCPUs State Time\\n%s %s 512 1 %s 1.0\\n' "$(cat "dom/$2")" "$2" "$(cat "domstate/$2")" ;;
      domname) cat "dom/$2" ;;
      domid)
        shift
        [ "$1" != -- ] || shift
        for file in dom/*; do
          [ -e "$file" ] || continue
          [ "$(cat "$file"; printf x)" = "$1"x ] || continue
          id=\${file#dom/}
          # A domain that has shut down lingers for a while.
          if [ "$(cat "domstate/$id")" = --ps-- ]; then
            left=$(($(cat linger) - 1))
            printf '%s' "$left" >linger
            if [ "$left" -le 0 ]; then rm "$file"; continue; fi
          fi
          echo "$id"
          exit
        done
        exit 1
        ;;
      shutdown)
        change "$@"
        id=\${!#}
        [ "$(cat "domstate/$id")" != --ps-- ] || exit 1
        printf '3' >linger
        printf '%s' --ps-- >"domstate/$id"
        ;;
      create)
        change "$@"
        [ -e "$2" ] || exit 3
        for file in dom/*; do [ ! -e "$file" ] || exit 1; done
        id=$(($(cat nextid) + 1))
        printf '%s' "$id" >nextid
        cp domname "dom/$id"
        printf '%s' r----- >"domstate/$id"
        [ ! -e lv/vg0/web-root ] || volume_size vg0/web-root >"seen/$id"
        ;;
    esac
    ;;
  vgs)
    [ -d "lv/\${!#}" ] || exit 5
    case " $* " in
      *vg_extent_size*) echo "  4194304" ;;
      *vg_free*) echo "  $(cat free)" ;;
    esac
    ;;
  lvs)
    case " $* " in *lv_attr*) echo "  $(cat attributes)"; exit ;; esac
    group=\${!#}
    for file in "lv/$group"/*; do
      [ -e "$file" ] || continue
      read -r bytes tags <"$file" || true
      printf '  %s|%s|%s\\n' "\${file##*/}" "$bytes" "$tags"
    done
    ;;
  lvcreate)
    change "$@"
    tags= name= bytes=
    while [ $# -gt 1 ]; do
      case $1 in
        --addtag) tags=$2; shift ;;
        -n) name=$2; shift ;;
        -L) bytes=\${2%b}; shift ;;
      esac
      shift
    done
    [ ! -e "lv/$1/$name" ] || exit 5
    printf '%s %s\\n' "$bytes" "$tags" >"lv/$1/$name"
    mkdir -p "dev/$1"
    : >"dev/$1/$name"
    ;;
  lvextend)
    change "$@"
    read -r bytes tags <"lv/$3" || true
    [ "\${2%b}" -gt "$bytes" ] || exit 5
    printf '%s %s\\n' "\${2%b}" "$tags" >"lv/$3"
    ;;
  lvremove)
    change "$@"
    rm "lv/\${!#}"
    ;;
  lvchange)
    change "$@"
    printf '%s \\n' "$(volume_size "$3")" >"lv/$3"
    ;;
  blkid)
    [ -s "$2" ] || exit 2
    printf '%s: UUID="1" TYPE="%s" USAGE="filesystem"\\n' "$2" "$(cat "$2")"
    ;;
  xfs_db) echo "inprogress = 0" ;;
  mkfs.*)
    change "$@"
    printf '%s' "\${tool#mkfs.}" >"\${!#}"
    ;;
  mkswap)
    change "$@"
    printf swap >"\${!#}"
    ;;
  xenstore-list)
    case $1 in
      */backend/vbd) for file in dom/*; do [ ! -e "$file" ] || echo "\${file#dom/}"; done ;;
      */backend/vbd/*) echo 51712 ;;
      *) exit 1 ;;
    esac
    ;;
  xenstore-read)
    id=\${1#*/vbd/}
    id=\${id%%/*}
    case $1 in
      */vbd/*/params) echo /dev/vg0/web-root ;;
      */vbd/*/sectors) if [ -e online ]; then echo $(($(volume_size vg0/web-root) / 512)); else echo $(($(cat "seen/$id") / 512)); fi ;;
      *) exit 1 ;;
    esac
    ;;
  ssh)
    script=$(cat)
    expected=$(sed -n 's/^expected=//p' <<<"$script")
    seen=0
    for file in dom/*; do
      [ -e "$file" ] || exit 255
      seen=$(cat "seen/\${file#dom/}")
      [ ! -e online ] || seen=$(volume_size vg0/web-root)
    done
    case $(tail -n 1 <<<"$script") in
      is_ready) ;;
      sees_size) [ "$seen" = "$expected" ] ;;
      partition_is_grown) [ "$(cat partition)" = "$seen" ] ;;
      grow_partition) change growpart; printf '%s' "$seen" >partition ;;
      is_grown) [ "$(cat filesystem)" = "$seen" ] ;;
      grow) change grow; printf '%s' "$seen" >filesystem ;;
    esac
    ;;
  ip)
    case "$*" in
      *'link show dev'*) [ ! -e "net/$5/up" ] || echo up ;;
      *'address show dev'*) cat "net/$5/address" 2>/dev/null || true ;;
      *'type bridge') change "$@"; mkdir -p "net/$4/bridge" "net/$4/brif" ;;
      *master*) change "$@"; : >"net/$6/brif/$4" ;;
      *' up') change "$@"; : >"net/$4/up" ;;
      'address replace'*) change "$@"; echo "2: br inet $3 scope global" >"net/$5/address" ;;
    esac
    ;;
  iptables)
    case $3 in
      -C) grep -qxF -- "\${*:4}" rules ;;
      -A) change "$@"; echo "\${*:4}" >>rules ;;
    esac
    ;;
  sysctl) change "$@"; key=\${2%=*}; echo 1 >"sysctl/\${key//.//}" ;;
  modprobe) change "$@"; for pair in 0 1 2 3; do mkdir -p "net/veth$pair"; done ;;
esac
`;

export interface Outcome {
  readonly status: number | null;
  readonly output: string;
  readonly errors: string;
  /** What this run changed, one command a line. */
  readonly changes: readonly string[];
}

export class StandInHost {
  readonly folder = mkdtempSync(join(tmpdir(), "xenplan-host-"));

  constructor() {
    for (const name of ["bin", "lv/vg0", "dom", "domstate", "seen", "dev", "net", "etc", "sysctl/net/ipv4"])
      mkdirSync(join(this.folder, name), { recursive: true });
    this.write("bin/stand-in", STAND_IN);
    chmodSync(join(this.folder, "bin/stand-in"), 0o755);
    for (const tool of TOOLS) symlinkSync("stand-in", join(this.folder, "bin", tool));
    this.write(
      "info",
      "xen_major              : 4\nxen_minor              : 17\nxen_extra              : .5\nxen_caps               : xen-3.0-x86_64 hvm-3.0-x86_32 hvm-3.0-x86_32p hvm-3.0-x86_64\ntotal_memory           : 65501\nfree_memory            : 60000\nxen_commandline        : dom0_mem=4096M\n",
    );
    this.write("cpuinfo", "processor\t: 0\nvendor_id\t: GenuineIntel\n");
    for (const file of ["boot/vmlinuz", "boot/initrd.img", "dev/vg0/web-root"]) this.write(`files/${file}`, "");
    this.write("free", String(400 * 2 ** 30));
    this.write("nextid", "4");
    this.write("now", "0");
    this.write("domname", "web");
    this.write("attributes", "-wi-a-----");
    this.write("rules", "");
    this.write("sysctl/net/ipv4/ip_forward", "0\n");
  }

  write(path: string, content: string): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), content);
  }

  /** Undefined where there is no such file. */
  read(path: string): string | undefined {
    const whole = join(this.folder, path);
    return existsSync(whole) ? readFileSync(whole, "utf8") : undefined;
  }

  delete(path: string): void {
    rmSync(join(this.folder, path), { recursive: true });
  }

  volume(name: string, bytes: number, tags = ""): void {
    this.write(`lv/${name}`, `${bytes} ${tags}\n`);
    this.write(`dev/${name}`, "");
  }

  volumeBytes(name: string): number {
    return Number(this.read(`lv/${name}`)?.split(" ")[0]);
  }

  /** A domU that runs, and sees its volume with `seen` bytes. */
  running(name: string, id: number, seen: number): void {
    this.write(`dom/${id}`, name);
    this.write(`domstate/${id}`, "r-----");
    this.write(`seen/${id}`, String(seen));
    this.write("nextid", String(id));
  }

  /** The domids of the domUs that run. */
  domains(): readonly string[] {
    return readdirSync(join(this.folder, "dom")).filter((id) => this.read(`domstate/${id}`) === "r-----");
  }

  /** `fate` says what happens to which changing command: `fail 2`, `kill-before 1`, `kill-after 3`. */
  run(script: string, options: readonly string[] = [], fate = "none"): Outcome {
    this.write("changes", "");
    this.write("count", "0");
    this.write("fate", fate);
    this.write("script.sh", relocated(script, this.folder));
    const { status, stdout, stderr } = runShell(
      "bash",
      ["-c", `echo $$ >pid; exec bash script.sh "$@"`, "bash", ...options],
      {
        cwd: this.folder,
        env: { PATH: `${this.folder}/bin:${HERMETIC["PATH"]}`, STAND_IN_HOST: this.folder },
      },
    );
    return {
      status,
      output: stdout,
      errors: stderr,
      changes: (this.read("changes") ?? "").split("\n").filter((line) => line !== ""),
    };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** The script with the few paths of a host that it has moved below `folder`. */
function relocated(script: string, folder: string): string {
  return script
    .replaceAll("/var/lib/xenplan", `${folder}/state`)
    .replaceAll("/etc/xen/", `${folder}/etc/`)
    .replaceAll("/proc/cpuinfo", `${folder}/cpuinfo`)
    .replaceAll(
      /\[ -e "\$1" \] \|\| (die "\$2 needs|not_there)/g,
      (_, otherwise: string) => `[ -e "${folder}/files$1" ] || ${otherwise}`,
    )
    .replaceAll("/sys/class/net", `${folder}/net`)
    .replaceAll("/proc/sys/$", `${folder}/sysctl/$`)
    .replaceAll("device=/dev/$1/$2 found", `device=${folder}/dev/$1/$2 found`);
}
