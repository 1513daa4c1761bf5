/** What policies forbid, asked of a real Xen: what it refuses, what it takes silently, and what it says. */
import { measurement } from "../../lib/facts/measurements";
import { CFG, cfgOf, fleetOf, KERNELS, SPARES, type Trial, trials } from "./constraints";
import { MIB } from "./fleet";
import { Lab } from "./lab";
import { tinyPvhKernel, tinyPvKernel } from "./tiny-kernel";

/** Between what a command printed, how it ended, and what is seen then. */
const MARK = "=====";

interface Attempt {
  readonly refused: boolean;
  /** In one line, without the domid, which is no matter. */
  readonly output: string;
  readonly then: string;
}

describe("Xen itself", () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await Lab.restore("domu");
    await lab.put(KERNELS.pv, tinyPvKernel(64));
    await lab.put(KERNELS.pv32, tinyPvKernel(32));
    await lab.put(KERNELS.pvh, tinyPvhKernel());
    await lab.put(KERNELS.greedy, tinyPvhKernel(120 * MIB));
    await lab.ok("mkdir -p /srv");
    for (const name of SPARES) await lab.ok(`lvcreate -qq --yes -L 16M -n ${name} vg0`);
  });
  afterAll(() => lab?.stop());

  /** Paused, so that nothing hangs on what a kernel of a few bytes does. In one script, since each costs time. */
  async function attempt(trial: Trial): Promise<Attempt> {
    const create = `xl create ${trial.dry === true ? "-n" : "-p"} ${CFG}`;
    const script = `cat >${CFG}
${trial.command ?? create}
code=$?
echo "${MARK}$code"
if [ $code = 0 ]; then
  ${trial.then?.script ?? ":"}
  echo "${MARK}"
  xl destroy trial
fi`;
    const [output = "", code, then = ""] = (await lab.ok(script, { input: cfgOf(trial), timeout: 90 })).split(
      new RegExp(`${MARK}(\\d*)\n?`),
    );
    return {
      refused: code !== "0",
      output: output.replace(/\s+/g, " ").replace(/\b(vif|[Dd]om)[1-9]\d*/g, "$1N"),
      then: then.trim(),
    };
  }

  it("is the one that the trials are declared for", async () => {
    const [host] = fleetOf(trials[0] as Trial).hosts;
    const info = await lab.info();
    expect(info.get("xen_version")).toBe(host?.xen.release.toString());
    expect(info.get("xen_commandline")).toBe(host?.xen.commandLine);
    expect(info.get("virt_caps")?.split(" ")).toEqual(host?.xen.virtCaps);
    expect(info.get("xen_caps")?.split(" ")).toEqual(host?.xen.capabilities);
  });

  it.each(trials.map((trial) => [measurement(trial.id).tried, trial] as const))("%s", async (_, trial) => {
    const { outcome, says } = measurement(trial.id);
    const { refused, output, then } = await attempt(trial);
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
