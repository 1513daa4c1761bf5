/** The scripts of removals on real ground: what was asked for goes, gracefully and once, and nothing else does. */
import { domURemovalScript, volumeRemovalScript } from "../../lib/emit/removal-script";
import type { Host } from "../../lib/model/fleet";
import { Size } from "../../lib/units/size";
import { EVERYTHING, itConverges, LOCK, look } from "./converges";
import { ofTheWork, runWatched, watch } from "./faults";
import { GOLDEN, labFleet } from "./fleet";
import { Lab } from "./lab";

const SCRIPT = "/root/removal.sh";
const OPTIONS = ["--execute"];

const [host] = labFleet(GOLDEN).hosts as [Host];

describe("the removal of a domU", () => {
  itConverges({
    start: async () => {
      const lab = await Lab.restore("domu");
      await watch(lab);
      await lab.put(SCRIPT, domURemovalScript(host, "web"), 0o755);
      return lab;
    },
    fresh: true,
    tried: ofTheWork,
    script: SCRIPT,
    options: OPTIONS,
    world: look("domUs", "volumes"),
    check: async (lab) => {
      expect(await lab.ok("cat /var/log/xen/console/guest-web.log")).toMatch(/reboot: (Power down|System halted)/);
    },
  });
});

describe("the removal of a volume", () => {
  const start = async (): Promise<Lab> => {
    const lab = await Lab.restore("dom0");
    await watch(lab);
    await lab.put(SCRIPT, volumeRemovalScript(host, "vg0", "old", Size.mebibytes(64)), 0o755);
    await lab.ok("lvcreate -qq --yes -Wy -L 64M -n kept vg0");
    return lab;
  };
  const reset = async (lab: Lab): Promise<void> => {
    await lab.ok(
      "if ! [ -e /dev/vg0/old ]; then lvcreate -qq --yes -Wy -L 64M -n old vg0; fi; rm -rf /var/lib/xenplan",
    );
  };

  itConverges({ start, reset, script: SCRIPT, options: OPTIONS, world: look("volumes") });

  it.each<[string, string, string]>([
    ["that dom0 has mounted", "mkfs.ext4 -q /dev/vg0/old; mount /dev/vg0/old /mnt", "vg0/old is in use: it stays"],
    ["with a snapshot", "lvcreate -qq -s -L 16M -n before vg0/old", "vg0/old has snapshots"],
    ["of another size", "lvextend -qq -L 96M vg0/old", "not the 67108864 declared: it stays"],
    [
      "that a configuration names",
      "echo \"disk = ['phy:vg0/old,xvda,w']\" >/etc/xen/other",
      "/etc/xen/other names vg0/old: it stays",
    ],
  ])("refuses one %s", async (_, prepare, message) => {
    const lab = await start();
    try {
      await reset(lab);
      await lab.ok(prepare);
      const before = await EVERYTHING(lab);
      const watched = await runWatched(lab, SCRIPT, OPTIONS);
      expect(watched).toMatchObject({ code: 1, changes: [LOCK] });
      expect(watched.output).toContain(message);
      expect(await EVERYTHING(lab)).toBe(before);
    } finally {
      await lab.stop();
    }
  });
});
