/** How the scripts that remove what was opted in to behave on a make-believe host (see stand-ins.ts for what that shows and what it doesn't). */
import { spawnSync } from "node:child_process";
import { domURemovalScript, volumeRemovalScript } from "../../lib/emit/removal-script";
import type { Host } from "../../lib/model/fleet";
import { Size } from "../../lib/units/size";
import { realPart } from "../support/real-part";
import { fleetOf, GIB, HOSTILE } from "./fleets";
import { type Outcome, StandInHost } from "./stand-ins";

let host: StandInHost;
beforeEach(() => {
  host = new StandInHost();
});
afterEach(() => host.remove());

const [declared] = fleetOf().hosts as [Host];
const hasShellcheck = spawnSync("shellcheck", ["--version"]).status === 0;

describe("the removal of a domU", () => {
  const run = (options: readonly string[] = ["--execute"], name = "web"): Outcome => host.run(domURemovalScript(declared, name), options);
  beforeEach(() => {
    host.running("web", 4, 20 * GIB);
    host.write("etc/web.cfg", "cfg");
  });

  it("shuts it down, waits until it is gone, and moves its configuration aside", () => {
    expect(run()).toMatchObject({ status: 0, changes: ["xl shutdown -w -F 4"] });
    expect([host.domains(), host.read("etc/web.cfg"), host.read("state/removed/web.cfg")]).toEqual([[], undefined, "cfg"]);
    expect(run()).toMatchObject({ status: 0, changes: [] });
  });

  it("changes nothing in a dry run", () => {
    expect(run([])).toMatchObject({ status: 0, changes: [] });
    expect([host.domains(), host.read("etc/web.cfg")]).toEqual([["4"], "cfg"]);
  });

  it("forces nothing: one that does not shut down runs on, with its configuration", () => {
    const { status, errors } = host.run(domURemovalScript(declared, "web"), ["--execute"], "fail 1");
    expect({ status, errors }).toEqual({ status: 1, errors: expect.stringContaining("It still runs, and nothing was forced") });
    expect([host.domains(), host.read("etc/web.cfg")]).toEqual([["4"], "cfg"]);
  });

  it("touches no other domU", () => {
    expect(run(["--execute"], "db")).toMatchObject({ status: 0, changes: [] });
    expect(host.domains()).toEqual(["4"]);
  });
});

describe("the removal of a volume", () => {
  const run = (size = Size.gibibytes(20)): Outcome => host.run(volumeRemovalScript(declared, "vg0", "web-root", size), ["--execute"]);
  beforeEach(() => host.volume("vg0/web-root", 20 * GIB));

  it("removes it, and says so when there is none any more", () => {
    expect(run()).toMatchObject({ status: 0, changes: ["lvremove --yes vg0/web-root"] });
    expect(run()).toMatchObject({ status: 0, changes: [], output: expect.stringContaining("there is no vg0/web-root") });
  });

  it.each<[string, () => void, string]>([
    ["of another size", () => host.volume("vg0/web-root", 40 * GIB), "has 42949672960 bytes, not the 21474836480 declared"],
    ["that a domain or dom0 has open", () => host.write("attributes", "-wi-ao----"), "is in use"],
    ["with snapshots", () => host.write("attributes", "owi-a-s---"), "has snapshots"],
    ["of which LVM says nothing", () => host.write("attributes", ""), "can't tell whether"],
    ["that a configuration names", () => host.write("etc/web.cfg", "disk = [ 'format=raw,vdev=xvda,target=/dev/vg0/web-root' ]\n"), "web.cfg names vg0/web-root"],
    ["that a configuration names the old way", () => host.write("etc/web", "disk = ['phy:vg0/web-root,xvda,w']\n"), "web names vg0/web-root"],
    ["that a configuration names by its mapping", () => host.write("etc/web.cfg", "disk = ['phy:/dev/mapper/vg0-web--root,xvda,w']\n"), "web.cfg names vg0/web-root"],
  ])("refuses one %s", (_, prepare, message) => {
    prepare();
    expect(run()).toMatchObject({ status: 1, changes: [], errors: expect.stringContaining(message) });
  });

  it("is not kept from it by a volume whose name only begins the same", () => {
    host.write("etc/web.cfg", "disk = [ 'format=raw,vdev=xvda,target=/dev/vg0/web-root2' ]\n");
    expect(run()).toMatchObject({ status: 0 });
  });
});

realPart("shellcheck", hasShellcheck, "apt-get install shellcheck")("the scripts of removals", () => {
  it.each([
    ["a domU", domURemovalScript(declared, "web")],
    ["a domU with a hostile name", domURemovalScript(declared, HOSTILE)],
    ["a volume", volumeRemovalScript(declared, "vg0", "web-root", Size.gibibytes(20))],
  ])("are clean: %s", (_, script) => {
    const { stdout, status } = spawnSync("shellcheck", ["-s", "bash", "-"], { input: script, encoding: "utf8" });
    expect({ stdout, status }).toEqual({ stdout: "", status: 0 });
  });

  it("never force a domain, nor a removal, and never shrink", () => {
    for (const script of [domURemovalScript(declared, "web"), volumeRemovalScript(declared, "vg0", "web-root", Size.gibibytes(20))]) {
      expect(script).not.toMatch(/xl destroy|"\$toolstack" destroy|lvreduce|lvremove .*(-f|--force)/);
    }
  });
});
