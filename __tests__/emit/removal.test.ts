/** How the scripts that remove what was opted in to behave on a make-believe host (see stand-ins.ts for what that shows and what it doesn't). */
import { spawnSync } from "node:child_process";
import { EmitError } from "../../lib/emit/artefact";
import { emitFleet } from "../../lib/emit/emit";
import { preflight, provision } from "../../lib/emit/provision";
import { domURemovalScript, volumeRemovalScript } from "../../lib/emit/removal-script";
import type { Host } from "../../lib/model/fleet";
import { Size } from "../../lib/units/size";
import { expectGolden } from "../support/golden";
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
  const run = (options: readonly string[] = ["--execute"], name = "web"): Outcome =>
    host.run(domURemovalScript(declared, name), options);
  beforeEach(() => {
    host.running("web", 4, 20 * GIB);
    host.write("etc/web.cfg", "cfg");
  });

  it("shuts it down, waits until it is gone, and moves its configuration aside", () => {
    expect(run()).toMatchObject({ status: 0, changes: ["xl shutdown -w -F 4"] });
    expect([host.domains(), host.read("etc/web.cfg"), host.read("state/removed/web.cfg")]).toEqual([
      [],
      undefined,
      "cfg",
    ]);
    expect(run()).toMatchObject({ status: 0, changes: [] });
  });

  it("changes nothing in a dry run", () => {
    expect(run([])).toMatchObject({ status: 0, changes: [] });
    expect([host.domains(), host.read("etc/web.cfg")]).toEqual([["4"], "cfg"]);
  });

  it("forces nothing: one that does not shut down runs on, with its configuration", () => {
    const { status, errors } = host.run(domURemovalScript(declared, "web"), ["--execute"], "fail 1");
    expect({ status, errors }).toEqual({
      status: 1,
      errors: expect.stringContaining("It still runs, and nothing was forced"),
    });
    expect([host.domains(), host.read("etc/web.cfg")]).toEqual([["4"], "cfg"]);
  });

  it.each(["Domain-0", "0", "00", "7"])("is not written for %s, which is dom0 or a domain's number", (name) => {
    expect(() => domURemovalScript(declared, name)).toThrow(EmitError);
  });

  it("touches no other domU", () => {
    expect(run(["--execute"], "db")).toMatchObject({ status: 0, changes: [] });
    expect(host.domains()).toEqual(["4"]);
  });
});

describe("the removal of a volume", () => {
  const run = (size = Size.gibibytes(20)): Outcome =>
    host.run(volumeRemovalScript(declared, "vg0", "web-root", size), ["--execute"]);
  beforeEach(() => host.volume("vg0/web-root", 20 * GIB));

  it("removes it, and says so when there is none any more", () => {
    expect(run()).toMatchObject({ status: 0, changes: ["lvremove --yes vg0/web-root"] });
    expect(run()).toMatchObject({
      status: 0,
      changes: [],
      output: expect.stringContaining("there is no vg0/web-root"),
    });
  });

  it.each<[string, () => void, string]>([
    [
      "of another size",
      () => host.volume("vg0/web-root", 40 * GIB),
      "has 42949672960 bytes, not the 21474836480 declared",
    ],
    ["that a domain or dom0 has open", () => host.write("attributes", "-wi-ao----"), "is in use"],
    ["with snapshots", () => host.write("attributes", "owi-a-s---"), "has snapshots"],
    ["of which LVM says nothing", () => host.write("attributes", ""), "can't tell whether"],
    [
      "that a configuration names",
      () => host.write("etc/web.cfg", "disk = [ 'format=raw,vdev=xvda,target=/dev/vg0/web-root' ]\n"),
      "web.cfg names vg0/web-root",
    ],
    [
      "that a configuration names the old way",
      () => host.write("etc/web", "disk = ['phy:vg0/web-root,xvda,w']\n"),
      "web names vg0/web-root",
    ],
    [
      "that a configuration names by its mapping",
      () => host.write("etc/web.cfg", "disk = ['phy:/dev/mapper/vg0-web--root,xvda,w']\n"),
      "web.cfg names vg0/web-root",
    ],
  ])("refuses one %s", (_, prepare, message) => {
    prepare();
    expect(run()).toMatchObject({ status: 1, changes: [], errors: expect.stringContaining(message) });
  });

  it("is not kept from it by a volume whose name only begins the same", () => {
    host.write("etc/web.cfg", "disk = [ 'format=raw,vdev=xvda,target=/dev/vg0/web-root2' ]\n");
    expect(run()).toMatchObject({ status: 0 });
  });
});

describe("the scripts of what is declared to be removed", () => {
  const removals = [
    { domU: "old" },
    { domU: HOSTILE },
    { logicalVolume: "vg0/old-root", size: "20GiB" },
    { logicalVolume: "vg0-old/Root", sizeMiB: 512 },
  ];
  const emitted = emitFleet(fleetOf({ host: { removals } }));
  const scripts = emitted.filter(({ path }) => path.startsWith("alpha/removed/"));

  it("lie apart from all others, each under a name of its own", () => {
    expect(scripts.map(({ path, executable }) => [path.replace(/we%27b.*\.sh$/, "HOSTILE.sh"), executable])).toEqual([
      ["alpha/removed/domus/old.sh", true],
      ["alpha/removed/domus/HOSTILE.sh", true],
      ["alpha/removed/volumes/vg0-old-root.sh", true],
      ["alpha/removed/volumes/vg0%2dold-+root.sh", true],
    ]);
    for (const { path, content } of scripts) {
      expect(path).toMatch(/^[a-z0-9%+._~/-]+$/);
      expect(content).toContain(path);
    }
  });

  it.each(
    scripts
      .filter(({ path }) => /\/(old|vg0-old-root)\.sh$/.test(path))
      .map((script) => [script.path, script] as const),
  )("are what a person has read: %s", (path, { content }) => {
    expectGolden(`emit/goldens/removals/${path}`, content);
  });

  it("are those that Terraform runs", () => {
    expect(scripts.find(({ path }) => path.endsWith("/old.sh"))?.content).toBe(domURemovalScript(declared, "old"));
    expect(scripts.find(({ path }) => path.endsWith("/vg0-old-root.sh"))?.content).toBe(
      volumeRemovalScript(declared, "vg0", "old-root", Size.gibibytes(20)),
    );
  });

  it("change nothing on the host until somebody runs them with --execute", () => {
    host.running("old", 4, 20 * GIB);
    host.volume("vg0/old-root", 20 * GIB);
    for (const { content } of scripts) expect(host.run(content)).toMatchObject({ status: 0, changes: [] });
    expect([host.domains(), host.volumeBytes("vg0/old-root")]).toEqual([["4"], 20 * GIB]);
  });

  it("are run by no other script, whose bytes are what they were", () => {
    const others = emitted.filter((one) => !scripts.includes(one));
    expect(others).toEqual(emitFleet(fleetOf()));
    for (const { content } of others) expect(content).not.toMatch(/remove_domu|remove_volume|lvremove/);
  });

  it("are no reason to run anything of the host's again but the look at it", () => {
    const [removing] = fleetOf({ host: { removals } }).hosts as [Host];
    const fingerprint = (of: Host, kind: "host" | "domU" | "logicalVolume" | "network", name?: string) =>
      provision(of, {
        kind,
        host: "alpha",
        ...(kind === "logicalVolume" && { volumeGroup: "vg0" }),
        ...(name !== undefined && { name }),
      });
    for (const [kind, name] of [
      ["host"],
      ["domU", "web"],
      ["logicalVolume", "web-root"],
      ["network", "xenbr0"],
    ] as const) {
      expect(fingerprint(removing, kind, name)).toBeDefined();
      expect(fingerprint(removing, kind, name)).toEqual(fingerprint(declared, kind, name));
    }
    expect(preflight(removing).script).toBe(preflight(declared).script);
    expect(preflight(removing).fingerprint).not.toBe(preflight(declared).fingerprint);
  });
});

realPart(
  "shellcheck",
  hasShellcheck,
  "apt-get install shellcheck",
)("the scripts of removals", () => {
  it.each([
    ["a domU", domURemovalScript(declared, "web")],
    ["a domU with a hostile name", domURemovalScript(declared, HOSTILE)],
    ["a volume", volumeRemovalScript(declared, "vg0", "web-root", Size.gibibytes(20))],
    ...emitFleet(
      fleetOf({
        host: {
          name: HOSTILE,
          removals: [{ domU: "old" }, { domU: HOSTILE }, { logicalVolume: "vg0-old/+Root", size: "20GiB" }],
        },
      }),
    )
      .filter(({ path }) => path.includes("/removed/"))
      .map(({ path, content }): [string, string] => [
        `as emitted, ${path.replace(/^.*\/removed/, "removed")}`,
        content,
      ]),
  ])("are clean: %s", (_, script) => {
    const { stdout, status } = spawnSync("shellcheck", ["-s", "bash", "-"], { input: script, encoding: "utf8" });
    expect({ stdout, status }).toEqual({ stdout: "", status: 0 });
  });

  it("never force a domain, nor a removal, and never shrink", () => {
    for (const script of [
      domURemovalScript(declared, "web"),
      volumeRemovalScript(declared, "vg0", "web-root", Size.gibibytes(20)),
    ]) {
      expect(script).not.toMatch(/xl destroy|"\$toolstack" destroy|lvreduce|lvremove .*(-f|--force)/);
    }
  });
});
