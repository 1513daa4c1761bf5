/**
 * Owns the growth that runbooks are tried on: the volume web-data under the domU of the golden state, a checksummed file in it, and what is to
 * become of them.
 */
import { emitRunbooks } from "../../lib/emit/emit";
import type { RawObject } from "../../lib/model/document";
import type { Change } from "../../lib/model/fleet";
import { runWatched, type Watched, watch } from "./faults";
import { type Dom0, USUAL } from "./dom0s";
import { addressOf, goldenOf, labFleet, MIB } from "./fleet";
import { Lab } from "./lab";

export const BEFORE = 512;
export const AFTER = 768;

export const RUNBOOK = "/root/grow-vg0-web-data.sh";
export const OPTIONS = ["--execute", "--domu-ssh", addressOf("00:16:3e:4d:00:0b")];

/** A reboot is planned of a domU of which nothing says that it sees a new size without one. */
export const MUST_REBOOT: RawObject = { kernel: null, plannedReboots: [{ reason: "grow web-data" }] };

export const QDISK: RawObject = {
  vbds: [
    { vdev: "xvda", target: "vg0/web-root" },
    { vdev: "xvdb", target: "vg0/web-data", backendType: "qdisk" },
  ],
};

/** The volume web-data grows under the domU of the golden state, which is declared with other settings. */
export function growth(domU: RawObject = {}, volume: RawObject = {}, dom0: Dom0 = USUAL): Change {
  const { logicalVolumes = [], domUs = [] } = goldenOf(dom0);
  const at = (mebibytes: number): Change["after"] =>
    labFleet(
      {
        logicalVolumes: logicalVolumes.map((one) =>
          one["name"] === "web-data" ? { ...one, size: `${mebibytes}MiB`, ...volume } : one,
        ),
        domUs: domUs.map((one) =>
          Object.fromEntries(Object.entries({ ...one, ...domU }).filter(([, value]) => value !== null)),
        ),
      },
      dom0,
    );
  return { before: at(BEFORE), after: at(AFTER) };
}

/** The golden domU with a file in its volume, and the runbook beside it. */
export async function labFor(change: Change, dom0: Dom0 = USUAL): Promise<Lab> {
  const lab = await Lab.restore("domu", dom0);
  await watch(lab);
  const runbook = emitRunbooks(change).find(({ path }) => path.endsWith(".sh"));
  await lab.put(RUNBOOK, runbook?.content ?? "", 0o755);
  await inWeb(lab, `head -c ${MIB} /dev/urandom >/data/file && sync && sha256sum /data/file >/data/checksum && sync`);
  return lab;
}

export async function inWeb(lab: Lab, script: string): Promise<string> {
  const { code, output } = await lab.inDomU("web", script);
  if (code !== 0) throw new Error(`in web this ended with ${code}:\n${script}\n--\n${output}`);
  return output.trim();
}

/** In MiB: of the volume in dom0, of the disk in the domU, and of the file system there; and which run of the domU that is. */
export interface Sizes {
  readonly domid: number;
  readonly volume: number;
  readonly disk: number;
  readonly filesystem: number;
}

/** @throws Error if the file in the volume is not what it was. */
export async function sizesOf(lab: Lab): Promise<Sizes> {
  const domid = await lab.waitForDomU("web");
  const volume = Number(await lab.ok("lvs --noheadings --units b --nosuffix -o lv_size vg0/web-data"));
  const [checked, sectors, block, blocks] = (
    await inWeb(
      lab,
      `sha256sum -c /data/checksum; cat /sys/block/xvdb/size; xfs_growfs -n /data | sed -n 's/^data .*bsize=\\([0-9]*\\) *blocks=\\([0-9]*\\).*/\\1\\n\\2/p'`,
    )
  ).split("\n");
  if (checked !== "/data/file: OK") throw new Error(`the file in the volume was lost: ${String(checked)}`);
  return {
    domid,
    volume: volume / MIB,
    disk: (Number(sectors) * 512) / MIB,
    filesystem: (Number(block) * Number(blocks)) / MIB,
  };
}

/** The commands by which runbooks change something when nothing goes wrong, as they were seen once. */
const known = new Map<string, readonly string[]>();

export function remember(change: Change, { changes }: Watched): void {
  known.set(JSON.stringify(emitRunbooks(change)), changes);
}

export async function runbookChanges(change: Change): Promise<readonly string[]> {
  const key = JSON.stringify(emitRunbooks(change));
  if (!known.has(key)) {
    const lab = await labFor(change);
    try {
      const watched = await runWatched(lab, RUNBOOK, OPTIONS);
      expect(watched).toMatchObject({ code: 0 });
      remember(change, watched);
    } finally {
      await lab.stop();
    }
  }
  return known.get(key) ?? [];
}

export const GROWN = { volume: AFTER, disk: AFTER, filesystem: AFTER };
