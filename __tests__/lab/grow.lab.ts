/** The grow runbook on real ground: LVM, two kernels, XFS and a checksummed file say what it did; and whether the facts about announcements hold. */
import { emitRunbooks } from "../../lib/emit/emit";
import { EmitError } from "../../lib/emit/artefact";
import { xlCfg } from "../../lib/emit/xl-cfg";
import { announcement, type ResizeBy } from "../../lib/facts/volume-resize";
import type { RawObject } from "../../lib/model/document";
import { evaluate } from "../../lib/policy/evaluate";
import { KernelRelease } from "../../lib/xen/release";
import { policies } from "../../policies";
import { runWatched, type Watched } from "./faults";
import {
  AFTER,
  BEFORE,
  growth,
  GROWN,
  inWeb,
  labFor,
  MUST_REBOOT,
  OPTIONS,
  QDISK,
  remember,
  RUNBOOK,
  runbookChanges,
  sizesOf,
} from "./growth";
import type { Lab } from "./lab";
import { pause, timed, until } from "./timing";

/** What a runbook's changes were, without those to its own records. */
function acts({ changes }: Watched): readonly string[] {
  return changes
    .filter((command) => !/^(mkdir|mv) /.test(command))
    .map((command) => /^(ssh|lvextend|xl \w+)/.exec(command)?.[0] ?? command);
}

describe("a growth that both kernels announce", () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await labFor(growth());
  });
  afterAll(() => lab?.stop());

  it("is done in the running domU", async () => {
    const before = await sizesOf(lab);
    expect(before).toEqual({ domid: before.domid, volume: BEFORE, disk: BEFORE, filesystem: BEFORE });
    const dry = await runWatched(lab, RUNBOOK, OPTIONS.slice(1));
    expect(dry).toMatchObject({ code: 0, changes: [] });
    expect(await sizesOf(lab)).toEqual(before);

    const watched = await timed("a growth online", () => runWatched(lab, RUNBOOK, OPTIONS));
    expect(watched).toMatchObject({ code: 0 });
    expect(acts(watched)).toEqual(["lvextend", "ssh"]);
    remember(growth(), watched);
    expect(await sizesOf(lab)).toEqual({ domid: before.domid, ...GROWN });
  });

  it("is not done twice", async () => {
    const before = await sizesOf(lab);
    const again = await runWatched(lab, RUNBOOK, OPTIONS);
    expect(again).toMatchObject({ code: 0 });
    expect(acts(again)).toEqual([]);
    expect(await sizesOf(lab)).toEqual(before);
  });
});

describe("a growth with a planned reboot", () => {
  it("is lvextend, one reboot, xfs_growfs, and nothing the second time", async () => {
    const lab = await labFor(growth(MUST_REBOOT));
    try {
      const { domid } = await sizesOf(lab);
      const watched = await timed("a growth with a reboot", () => runWatched(lab, RUNBOOK, OPTIONS));
      expect(watched).toMatchObject({ code: 0 });
      expect(acts(watched)).toEqual(["lvextend", "xl shutdown", "xl create", "ssh"]);
      remember(growth(MUST_REBOOT), watched);
      expect(await sizesOf(lab)).toEqual({ domid: domid + 1, ...GROWN });
      const again = await runWatched(lab, RUNBOOK, OPTIONS);
      expect(again).toMatchObject({ code: 0 });
      expect(acts(again)).toEqual([]);
      expect(await sizesOf(lab)).toEqual({ domid: domid + 1, ...GROWN });
    } finally {
      await lab.stop();
    }
  });
});

/** What the facts say of the kernels that run here. */
async function factsOf(
  lab: Lab,
  way: Pick<ResizeBy, "backend" | "partitioned">,
): Promise<ReturnType<typeof announcement>> {
  const dom0Kernel = KernelRelease.parse(await lab.ok("uname -r"));
  const domUKernel = KernelRelease.parse(await inWeb(lab, "uname -r"));
  return announcement({ dom0Kernel, domUKernel, ...way });
}

/** Whether something in the domU gets a size within some seconds, by itself. */
async function grows(lab: Lab, file: string, mebibytes: number): Promise<boolean> {
  const sees = async (): Promise<true | undefined> =>
    (await inWeb(lab, `cat ${file}`)) === String(mebibytes * 2048) ? true : undefined;
  return until("the new size", 6, sees).catch(() => false);
}

describe("what the facts say of announcements", () => {
  it("holds of a volume that blkback serves, and of a partition in it", async () => {
    const lab = await labFor(growth());
    try {
      await inWeb(lab, "echo ',,' | sfdisk -q /dev/xvda && cat /sys/block/xvda/xvda1/size");
      await lab.ok("lvextend -qq -L 96M vg0/web-root");
      expect(await grows(lab, "/sys/block/xvda/size", 96)).toBe(
        (await factsOf(lab, { backend: "phy", partitioned: false })).online,
      );
      const partition = Number(await inWeb(lab, "cat /sys/block/xvda/xvda1/size"));
      await pause(2000);
      expect(Number(await inWeb(lab, "cat /sys/block/xvda/xvda1/size")) > 64 * 2048).toBe(
        (await factsOf(lab, { backend: "phy", partitioned: true })).online,
      );
      expect(partition).toBeLessThan(64 * 2048);
    } finally {
      await lab.stop();
    }
  });

  it("holds of a volume that qdisk serves; and a runbook that was killed before the reboot goes on there", async () => {
    const change = growth({ ...QDISK, plannedReboots: [{ reason: "grow web-data" }] });
    const lab = await labFor(change);
    try {
      const [host] = change.after.hosts;
      const domU = host?.domUs.find(({ name }) => name === "web");
      if (host === undefined || domU === undefined) throw new Error("web is not declared");
      await lab.put("/etc/xen/web.cfg", xlCfg(host, domU));
      await lab.ok(
        "xl shutdown -w web; while xl domid web 2>/dev/null; do sleep 0.2; done; xl create -q /etc/xen/web.cfg",
        { timeout: 200 },
      );
      const { domid } = await sizesOf(lab);
      expect(await lab.ok(`xenstore-read /local/domain/0/backend/qdisk/${domid}/51728/type`)).not.toBe("");

      const shutdown =
        (await runbookChanges(growth(MUST_REBOOT))).findIndex((command) => command.startsWith("xl shutdown")) + 1;
      const first = await runWatched(lab, RUNBOOK, OPTIONS, {
        fate: "kill-before",
        number: shutdown,
        command: "xl shutdown",
      });
      expect({ code: first.code, acts: acts(first) }).toEqual({ code: 137, acts: ["lvextend", "xl shutdown"] });
      const facts = await factsOf(lab, { backend: "qdisk", partitioned: false });
      expect(facts.facts.map(({ fact }) => fact.id)).toEqual(["qdisk-announces-resize"]);
      expect(await grows(lab, "/sys/block/xvdb/size", AFTER)).toBe(facts.online);

      const second = await runWatched(lab, RUNBOOK, OPTIONS);
      expect(second).toMatchObject({ code: 0 });
      expect(acts(second)).toEqual(["xl shutdown", "xl create", "ssh"]);
      expect(await sizesOf(lab)).toEqual({ domid: domid + 1, ...GROWN });
    } finally {
      await lab.stop();
    }
  });

  it.each<[string, RawObject, RawObject, string]>([
    ["a volume that qdisk serves", QDISK, {}, "it goes through qdisk, which does not announce a new size"],
    [
      "a partition in the volume",
      {},
      { partition: 1 },
      "its filesystem lies in a partition, which does not grow with the volume",
    ],
    ["a domU of an unknown kernel", { kernel: null }, {}, "the kernel of the domU is not declared"],
  ])("is why %s is refused without a planned reboot, by the policy and by the runbook", (_, domU, volume, reason) => {
    const found = evaluate(growth(domU, volume), policies).findings.filter(
      ({ policy }) => policy === "volume-grow-has-planned-reboot",
    );
    expect(found).toMatchObject([
      { result: "violation", severity: "error", subject: { kind: "domU", host: "lab", name: "web" } },
    ]);
    expect(found[0]?.message).toContain(reason);
    expect(() => emitRunbooks(growth(domU, volume))).toThrow(EmitError);
    expect(() => emitRunbooks(growth(domU, volume))).toThrow(reason);
    const planned = growth({ ...domU, plannedReboots: [{ reason: "grow" }] }, volume);
    expect(
      evaluate(planned, policies).findings.filter(({ policy }) => policy === "volume-grow-has-planned-reboot"),
    ).toEqual([]);
    expect(emitRunbooks(planned)).toHaveLength(2);
  });
});
