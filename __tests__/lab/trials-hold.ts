/** Owns the test that a real Xen does with what policies forbid what lib/facts/measurements.ts says: it refuses it, or takes it, with these words. */
import { measurement } from "../../lib/facts/measurements";
import { attempt, prepare } from "./attempt";
import { fleetOf, type Trial, trials } from "./constraints";
import { type Dom0, titleOf } from "./dom0s";
import { Lab } from "./lab";

/** Declares the tests of one dom0. */
export function trialsHold(dom0: Dom0): void {
  const tried = trials.flatMap((trial) => {
    const measured = measurement(trial.id, dom0.release);
    return measured === undefined ? [] : [[measured.tried, trial, measured] as const];
  });

  describe(titleOf(dom0), () => {
    let lab: Lab;
    beforeAll(async () => {
      lab = await Lab.restore("domu", dom0);
      await prepare(lab);
    });
    afterAll(() => lab?.stop());

    it("is the one that the trials are declared for", async () => {
      const [host] = fleetOf(trials[0] as Trial, dom0).hosts;
      const info = await lab.info();
      expect(info.get("xen_version")).toBe(host?.xen.release.toString());
      expect(info.get("xen_commandline")).toBe(host?.xen.commandLine);
      expect(info.get("virt_caps")?.split(" ")).toEqual(host?.xen.virtCaps);
      expect(info.get("xen_caps")?.split(" ")).toEqual(host?.xen.capabilities);
    });

    it.each(tried)("%s", async (_, trial, { outcome, says }) => {
      const { refused, output, then } = await attempt(lab, trial, dom0);
      expect({ output, refused }).toEqual({
        output: expect.stringContaining(says ?? ""),
        refused: outcome === "refused",
      });
      // A word of warning would be one more thing to know.
      if (says === undefined && !refused) expect(output).not.toMatch(/warning|error|invalid|unrecognized/i);
      expect(then).toBe(trial.then?.prints ?? "");
    });

    it("is left with the domains that it had", async () => {
      expect(await lab.ok("xl list | awk 'NR > 1 { print $1 }'")).toBe("Domain-0\nweb\n");
    });
  });
}
