/** Owns the test that the grow runbook does on a real dom0 what it says: LVM, two kernels, XFS and a checksummed file tell. */
import type { Dom0 } from "./dom0s";
import { runWatched, type Watched } from "./faults";
import { BEFORE, growth, GROWN, labFor, MUST_REBOOT, OPTIONS, remember, RUNBOOK, sizesOf } from "./growth";
import type { Lab } from "./lab";
import { timed } from "./timing";

/** Declares the tests of one dom0. */
export function growthHolds(dom0: Dom0): void {
  describe("a growth that both kernels announce", () => {
    let lab: Lab;
    beforeAll(async () => {
      lab = await labFor(growth({}, {}, dom0), dom0);
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
      remember(growth({}, {}, dom0), watched);
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
      const lab = await labFor(growth(MUST_REBOOT, {}, dom0), dom0);
      try {
        const { domid } = await sizesOf(lab);
        const watched = await timed("a growth with a reboot", () => runWatched(lab, RUNBOOK, OPTIONS));
        expect(watched).toMatchObject({ code: 0 });
        expect(acts(watched)).toEqual(["lvextend", "xl shutdown", "xl create", "ssh"]);
        remember(growth(MUST_REBOOT, {}, dom0), watched);
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
}

/** What a runbook's changes were, without those to its own records. */
export function acts({ changes }: Watched): readonly string[] {
  return changes
    .filter((command) => !/^(mkdir|mv) /.test(command))
    .map((command) => /^(ssh|lvextend|xl \w+)/.exec(command)?.[0] ?? command);
}
