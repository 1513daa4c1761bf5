/** Owns what a script must be on real ground: without effect in a dry run, done in one run, nothing in a second one, and whole again after every fault. */
import { emitFleet } from "../../lib/emit/emit";
import type { Fleet } from "../../lib/model/fleet";
import { failuresOf, runWatched, type Trial, watch } from "./faults";
import { type Golden, Lab } from "./lab";

/** Puts a script of the lab's host into dom0's /root. */
export async function put(lab: Lab, fleet: Fleet, script: string): Promise<void> {
  const artefact = emitFleet(fleet).find(({ path }) => path === `lab/${script}`);
  if (artefact === undefined) throw new Error(`${script} is not emitted`);
  await lab.put(`/root/${script}`, artefact.content, 0o755);
}

export async function labWith(golden: Golden, fleet: Fleet, ...scripts: readonly string[]): Promise<Lab> {
  const lab = await Lab.restore(golden);
  await watch(lab);
  for (const script of scripts) await put(lab, fleet, script);
  return lab;
}

/** Everything that the scripts may change. Nothing in it depends on when it was changed, or in which order. */
const LOOKS = {
  networks: `
ip -o link show up | awk '{ print $2 }' | sort
for port in /sys/class/net/*/brif/*; do echo "$port"; done
ip -4 -o address show scope global | awk '{ print $2, $4 }' | sort
cat /proc/sys/net/ipv4/ip_forward
iptables -t nat -S`,
  volumes: `
lvs --noheadings --units b -o lv_name,lv_size,lv_tags,vg_free vg0
for device in /dev/vg0/*; do if [ -b "$device" ]; then echo "$device $(blockdev --getsize64 "$device") $(blkid -p -s TYPE -o value "$device")"; fi; done`,
  domUs: `
xl list | awk 'NR > 1 && $1 != "Domain-0" { print $1, $2, $3, $4 }'
find /etc/xen -type f -exec sha256sum {} + | sort`,
};

export function look(...at: readonly (keyof typeof LOOKS)[]): (lab: Lab) => Promise<string> {
  return (lab) => lab.ok(at.map((one) => LOOKS[one]).join("\n"));
}

export const EVERYTHING = look("networks", "volumes", "domUs");

/** The lock's folder: the one change of a run that has nothing to do. */
export const LOCK = "mkdir -p /var/lib/xenplan";

/** From a dry run to every fault. */
export function itConverges(trial: Trial): void {
  const { start, script, options, reset, world } = trial;

  it("changes nothing in a dry run, does it all in one run, nothing in a second one, and converges wherever a command fails or it is killed", async () => {
    let changes: readonly string[] = [];
    let wanted = "";
    const lab = await start();
    try {
      await reset?.(lab);
      const before = await EVERYTHING(lab);
      const dry = await runWatched(
        lab,
        script,
        options.filter((option) => option !== "--execute"),
      );
      expect(dry).toMatchObject({ code: 0, changes: [] });
      expect(await EVERYTHING(lab)).toBe(before);

      const first = await runWatched(lab, script, options);
      expect(first).toMatchObject({ code: 0 });
      const after = await EVERYTHING(lab);
      expect(after).not.toBe(before);
      changes = first.changes;
      wanted = await world(lab);

      expect(await runWatched(lab, script, options)).toMatchObject({ code: 0, changes: [LOCK] });
      expect(await EVERYTHING(lab)).toBe(after);
    } finally {
      await lab.stop();
    }
    expect(await failuresOf(trial, changes, wanted)).toEqual([]);
  });
}
