/** What a grow runbook plans, and how its script behaves on a make-believe host (see stand-ins.ts for what that shows and what it doesn't). */
import { EmitError } from "../../lib/emit/artefact";
import { emitFleet, emitRunbooks } from "../../lib/emit/emit";
import { planRunbooks } from "../../lib/emit/runbook/emit-runbooks";
import { vbdNumber } from "../../lib/emit/runbook/vbd-number";
import type { RawObject } from "../../lib/model/document";
import type { Change } from "../../lib/model/fleet";
import { Vdev } from "../../lib/xen/vdev";
import { fleetOf, GIB, growth, HOSTILE, MUST_REBOOT, withVolume } from "./fleets";
import { type Outcome, StandInHost } from "./stand-ins";

function stepIds(change: Change): readonly string[] {
  return planRunbooks(change).flatMap(({ steps }) => steps.map(({ id }) => id));
}

describe("the plan of a growth", () => {
  it("is lvextend, reboot, see the size, grow the file system, in this order", () => {
    expect(stepIds(growth(MUST_REBOOT))).toEqual(["preflight", "extend", "reboot-web", "see-size", "grow-filesystem"]);
  });

  it("reboots nothing where both kernels are known to announce the size, even if a reboot is planned (bpg/proxmox #102, #1211: rebooted when it need not)", () => {
    expect(stepIds(growth())).toEqual(["preflight", "extend", "announce-web-xvda", "see-size", "grow-filesystem"]);
    expect(stepIds(growth({ plannedReboots: [{ reason: "any" }] }))).not.toContain("reboot-web");
  });

  it.each<[string, RawObject, RawObject]>([
    ["qdisk serves the volume", { vbds: [{ vdev: "xvda", target: "vg0/web-root", backendType: "qdisk" }] }, {}],
    ["the file system lies in a partition", {}, { partition: 1 }],
    ["the domU's kernel is not known", { kernel: null }, {}],
    ["no source says so of the domU's kernel", { kernel: "2.6.32" }, {}],
  ])("reboots where %s (bpg/proxmox #2684, #2686: did not when it had to)", (_, domU, volume) => {
    expect(stepIds(growth({ ...domU, plannedReboots: [{ reason: "grow" }] }, volume))).toContain("reboot-web");
    expect(() => emitRunbooks(growth(domU, volume))).toThrow(EmitError);
  });

  it("never has a step that could bring the old size back (bpg/proxmox #2563: an order that reverted the size)", () => {
    for (const change of [growth(), growth(MUST_REBOOT), growth(MUST_REBOOT, { filesystem: "ext4", partition: 2 })]) {
      const [runbook] = planRunbooks(change);
      const commands = runbook?.steps.flatMap((step) => step.commands) ?? [];
      expect(commands.filter((command) => command.startsWith("lv"))).toEqual(["lvextend -L 42949672960b vg0/web-root"]);
      expect(commands[0]).toBe("lvextend -L 42949672960b vg0/web-root");
    }
  });

  it("grows a partition between the reboot and the file system", () => {
    expect(stepIds(growth(MUST_REBOOT, { partition: 1 }))).toEqual([
      "preflight",
      "extend",
      "reboot-web",
      "see-size",
      "grow-partition",
      "grow-filesystem",
    ]);
  });

  it("ends with the size where nobody says what is on the volume", () => {
    expect(stepIds(growth({}, { filesystem: null, mountPoint: null }))).toEqual([
      "preflight",
      "extend",
      "announce-web-xvda",
      "see-size",
    ]);
  });

  it("only extends a volume that no domU has", () => {
    expect(stepIds(growth({ vbds: [] }))).toEqual(["preflight", "extend"]);
  });

  it("reboots every domU that has the volume, and no other", () => {
    const reader = {
      name: "reader",
      type: "pv",
      memory: "1GiB",
      boot: { kernel: "/boot/vmlinuz" },
      vbds: [{ vdev: "xvdb", target: "vg0/web-root", access: "r" }],
      plannedReboots: [{ reason: "grow" }],
    };
    const other = { ...reader, name: "other", vbds: [] };
    const domUs = [{ ...reader, name: "web", vbds: [{ vdev: "xvda", target: "vg0/web-root" }] }, reader, other];
    const change = {
      before: fleetOf({ host: { ...withVolume("20GiB"), domUs } }),
      after: fleetOf({ host: { ...withVolume("40GiB"), domUs } }),
    };
    expect(stepIds(change)).toEqual([
      "preflight",
      "extend",
      "reboot-reader",
      "reboot-web",
      "see-size",
      "grow-filesystem",
    ]);
    expect(planRunbooks(change)[0]?.writer?.domU.name).toBe("web");
  });

  it("is refused where several domUs may write to the volume, since nothing says in which it is grown", () => {
    const domU = {
      name: "a",
      type: "pv",
      kernel: "6.1.0",
      memory: "1GiB",
      boot: { kernel: "/boot/vmlinuz" },
      vbds: [{ vdev: "xvda", target: "vg0/web-root" }],
    };
    const domUs = [domU, { ...domU, name: "b" }];
    expect(() =>
      emitRunbooks({
        before: fleetOf({ host: { ...withVolume("20GiB"), domUs } }),
        after: fleetOf({ host: { ...withVolume("40GiB"), domUs } }),
      }),
    ).toThrow(/a, b on alpha/);
  });

  it.each<[string, Change]>([
    ["nothing says what was before", { after: fleetOf() }],
    ["nothing grew", { before: fleetOf(), after: fleetOf() }],
    [
      "it grew within its last extent",
      { before: fleetOf({ host: withVolume("21474836470B") }), after: fleetOf({ host: withVolume("20GiB") }) },
    ],
    ["the volume is new", { before: fleetOf({ host: { volumeGroups: null }, domU: { vbds: [] } }), after: fleetOf() }],
    ["it is smaller, which a policy rejects", { before: fleetOf({ host: withVolume("40GiB") }), after: fleetOf() }],
  ])("is none where %s", (_, change) => {
    expect(emitRunbooks(change)).toEqual([]);
  });
});

describe("the number of a vbd", () => {
  it.each([
    ["xvda", 51712],
    ["xvda1", 51713],
    ["xvdb", 51728],
    ["d0", 51712],
    ["xvdp15", 51967],
    ["xvdq", 268439552],
    ["xvda16", 268435472],
    ["sda", 2048],
    ["sdb2", 2066],
    ["hda", 768],
    ["hdb", 832],
    ["hdc", 5632],
    ["hdd1", 5697],
    ["hde", 8448],
    ["sdq", 16640],
    ["xvdbgqcv255", 536870911],
  ])("of %s is %d", (vdev, number) => {
    expect(vbdNumber(Vdev.parse(vdev))).toBe(number);
  });

  it.each(["hdu", "hda64", "sdiw", "sda16", "d1048576", "xvda256"])("there is none of %s", (vdev) => {
    expect(() => vbdNumber(Vdev.parse(vdev))).toThrow(`no release has a number for ${vdev}`);
  });
});

describe("the script of a growth", () => {
  let host: StandInHost;
  const bySsh = ["--execute", "--domu-ssh", "root@web"];
  const rebootPath = [
    "lvextend -L 42949672960b vg0/web-root",
    "xl shutdown -w 4",
    expect.stringMatching(/^xl create .*\/etc\/web\.cfg$/),
    "ssh grow",
  ];

  /** 20 GiB in LVM, in the running domU and in its file system. */
  function prepare(online = false): void {
    host = new StandInHost();
    host.volume("vg0/web-root", 20 * GIB);
    host.running("web", 4, 20 * GIB);
    host.write("filesystem", String(20 * GIB));
    host.write("partition", String(20 * GIB));
    host.write("etc/web.cfg", "name = 'web'\n");
    if (online) host.write("online", "");
  }
  const scriptOf = (change: Change): string =>
    emitRunbooks(change).find(({ path }) => path.endsWith(".sh"))?.content ?? "";
  const run = (options: readonly string[], change = growth(MUST_REBOOT), fate?: string): Outcome =>
    host.run(scriptOf(change), options, fate);
  beforeEach(() => prepare());
  afterEach(() => host.remove());

  it("changes nothing in a dry run, and shows all that it would do", () => {
    for (const options of [[], ["--domu-ssh", "root@web"]]) {
      const { status, changes, output } = run(options);
      expect({ status, changes, journal: host.read("state/lock") }).toEqual({
        status: 0,
        changes: [],
        journal: undefined,
      });
      for (const shown of [
        "+ lvextend -L 42949672960b vg0/web-root",
        "+ timeout 300 xl shutdown -w 4",
        "+ setsid xl create",
        "xfs_growfs /",
      ])
        expect(output).toContain(shown);
    }
  });

  it("extends, reboots once, and grows the file system by ssh", () => {
    expect(run(bySsh)).toMatchObject({ status: 0, changes: rebootPath });
    expect(host.read("filesystem")).toBe(String(40 * GIB));
  });

  it("changes nothing the second time, and does not reboot again", () => {
    run(bySsh);
    expect(run(bySsh)).toMatchObject({ status: 0, changes: [] });
    expect(host.domains()).toEqual(["5"]);
  });

  it("does not reboot where the size is announced (bpg/proxmox #102, #1211)", () => {
    prepare(true);
    expect(run(bySsh, growth())).toMatchObject({
      status: 0,
      changes: ["lvextend -L 42949672960b vg0/web-root", "ssh grow"],
    });
    expect(host.domains()).toEqual(["4"]);
  });

  it("stops, and grows nothing, where the size was to be announced and is not (bpg/proxmox #2684)", () => {
    const { status, changes, errors } = run(bySsh, growth());
    expect({ status, changes }).toEqual({ status: 1, changes: ["lvextend -L 42949672960b vg0/web-root"] });
    expect(errors).toContain("instead of 42949672960 bytes");
    expect(errors).toContain("Plan a reboot of the domU");
  });

  it("reboots although volumes.sh has extended the volume before it (bpg/proxmox #2686: did not when it had to)", () => {
    const volumes = emitFleet(growth(MUST_REBOOT).after).find(({ path }) => path.endsWith("volumes.sh"))?.content ?? "";
    expect(host.run(volumes, ["--execute"]).changes).toEqual(["lvextend -L 42949672960b vg0/web-root"]);
    expect(run(bySsh)).toMatchObject({ status: 0, changes: rebootPath.slice(1) });
  });

  it("does not reboot again after volumes.sh has extended the volume and the domU's own script has rebooted it (bpg/proxmox #1211)", () => {
    const { after } = growth(MUST_REBOOT);
    const provisioning = emitFleet(after);
    const of = (name: string): string => provisioning.find(({ path }) => path.endsWith(name))?.content ?? "";
    host.write("net/xenbr0/up", "");
    host.run(of("volumes.sh"), ["--execute"]);
    expect(host.run(of("domus/web.sh"), ["--execute", "--reboot"]).changes).toHaveLength(2);
    expect(run(bySsh)).toMatchObject({ status: 0, changes: ["ssh grow"] });
    expect(host.domains()).toEqual(["5"]);
  });

  it("lets the domU's own script know that the planned reboot was done", () => {
    host.write("net/xenbr0/up", "");
    run(bySsh);
    const own = emitFleet(growth(MUST_REBOOT).after).find(({ path }) => path.endsWith("domus/web.sh"))?.content ?? "";
    expect(host.run(own, ["--execute", "--reboot"])).toMatchObject({ status: 0, changes: [] });
  });

  it("reboots a domU that was restarted between an attempt that did not extend and the one that does", () => {
    host.write("state/grow/vg0/web-root/42949672960/web", "another boot 3\n");
    expect(run(bySsh)).toMatchObject({ status: 0, changes: rebootPath });
  });

  it("starts a domU that is down, without waiting for a window", () => {
    host.write("domstate/4", "--ps--");
    host.write("linger", "0");
    const windowed = growth({
      kernel: null,
      plannedReboots: [{ reason: "grow", window: { start: "2026-12-01T02:00:00+01:00", minutes: 30 } }],
    });
    expect(run(bySsh, windowed)).toMatchObject({ status: 0, changes: [rebootPath[0], rebootPath[2], "ssh grow"] });
  });

  it("waits for the planned window with the reboot", () => {
    const windowed = growth({
      kernel: null,
      plannedReboots: [{ reason: "grow", window: { start: "2026-12-01T02:00:00+01:00", minutes: 30 } }],
    });
    expect(run(bySsh, windowed)).toMatchObject({ status: 3, changes: rebootPath.slice(0, 1) });
    host.write("now", String(Date.parse("2026-12-01T01:10:00Z") / 1000));
    expect(run(bySsh, windowed)).toMatchObject({ status: 0, changes: rebootPath.slice(1) });
  });

  it("stops for what is done by hand in the domU, and goes on once that is confirmed", () => {
    const first = run(["--execute"]);
    expect(first).toMatchObject({ status: 3, changes: rebootPath.slice(0, 3) });
    for (const shown of [
      "cat /sys/bus/xen/devices/vbd-51712/block/*/size",
      "shows 83886080",
      "xfs_growfs /",
      "--confirm grow-filesystem",
    ])
      expect(first.output).toContain(shown);
    expect(run(["--execute"])).toMatchObject({ status: 3, changes: [] });
    expect(run(["--execute", "--confirm", "see-size"])).toMatchObject({ status: 3, changes: [] });
    expect(run(["--execute", "--confirm", "grow-filesystem"])).toMatchObject({ status: 0, changes: [] });
    expect(run(["--execute"])).toMatchObject({ status: 0, changes: [] });
  });

  it("takes no confirmation of what it can see itself", () => {
    expect(run(["--execute", "--confirm", "extend"])).toMatchObject({ status: 2, changes: [] });
    expect(run(["--execute", "--confirm", "reboot-web"])).toMatchObject({ status: 2, changes: [] });
  });

  it("forgets confirmations for the next growth", () => {
    run(["--execute", "--confirm", "grow-filesystem"]);
    const next = {
      before: growth(MUST_REBOOT).after,
      after: fleetOf({ host: withVolume("60GiB"), domU: MUST_REBOOT }),
    };
    expect(run(["--execute"], next)).toMatchObject({
      status: 3,
      changes: ["lvextend -L 64424509440b vg0/web-root", "xl shutdown -w 5", rebootPath[2]],
    });
  });

  it("grows a partition before the file system in it", () => {
    expect(run(bySsh, growth(MUST_REBOOT, { partition: 1 })).changes).toEqual([
      ...rebootPath.slice(0, 3),
      "ssh growpart",
      "ssh grow",
    ]);
  });

  it.each<[string, (host: StandInHost) => void, string]>([
    [
      "the volume has a size that nobody planned from",
      (host) => host.volume("vg0/web-root", 30 * GIB),
      "neither the 21474836480",
    ],
    ["the volume group is full", (host) => host.write("free", String(GIB)), "has 1073741824 free"],
    [
      "another domain has the volume",
      (host) => host.running("stranger", 7, 20 * GIB),
      "stranger (domain 7) has the volume too",
    ],
    ["the configuration to start it from is missing", (host) => host.write("etc/web.cfg.gone", ""), ""],
  ])("refuses before anything is changed if %s", (name, spoil, message) => {
    spoil(host);
    const script = name.startsWith("the configuration")
      ? scriptOf(growth(MUST_REBOOT)).replaceAll("/etc/xen/web.cfg", "/etc/xen/missing.cfg")
      : scriptOf(growth(MUST_REBOOT));
    expect(host.run(script, bySsh)).toMatchObject({
      status: 1,
      changes: [],
      errors: expect.stringContaining(message === "" ? "is missing" : message),
    });
  });

  it("says at which step it stopped, and what that leaves", () => {
    expect(run(bySsh, growth(MUST_REBOOT), "fail 3").errors).toContain(
      "stopped at step reboot-web. If it did not shut down",
    );
    expect(host.read("state/grow/vg0/web-root/42949672960/journal")).toContain("reboot-web begins");
  });

  it.each<[string, Change, boolean]>([
    ["with a reboot", growth(MUST_REBOOT, { partition: 1 }), false],
    ["online", growth(), true],
  ])("converges after a failure or a kill at any command, %s, and reboots at most once", (_, change, online) => {
    const whole = ((): readonly string[] => {
      host.remove();
      prepare(online);
      return run(bySsh, change).changes;
    })();
    for (let command = 1; command <= whole.length; command++) {
      for (const how of ["fail", "kill-before", "kill-after"]) {
        host.remove();
        prepare(online);
        // A command in the domU that fails there after it has worked is asked again, so a failure may be healed in the same run.
        run(bySsh, change, `${how} ${command}`);
        expect({ how, command, ...run(bySsh, change) }).toMatchObject({ how, command, status: 0 });
        expect({
          how,
          command,
          bytes: host.volumeBytes("vg0/web-root"),
          filesystem: host.read("filesystem"),
          domains: host.domains(),
        }).toEqual({
          how,
          command,
          bytes: 40 * GIB,
          filesystem: String(40 * GIB),
          domains: [online ? "4" : "5"],
        });
        expect({ how, command, ...run(bySsh, change) }).toMatchObject({ how, command, status: 0, changes: [] });
      }
    }
  });

  it("runs nothing that a name says, here or in the domU", () => {
    const hostile = growth(
      { ...MUST_REBOOT, name: HOSTILE, plannedReboots: [{ reason: HOSTILE }] },
      { mountPoint: HOSTILE },
      { name: HOSTILE },
    );
    host.write("domname", HOSTILE);
    host.write("dom/4", HOSTILE);
    const script = scriptOf(hostile).replace(/\/etc\/xen\/[^ ]+\.cfg/g, "/etc/xen/web.cfg");
    for (const options of [[], ["--execute"], bySsh, bySsh]) host.run(script, options);
    expect(host.read("canary")).toBeUndefined();
    expect(host.read("filesystem")).toBe(String(40 * GIB));
  });
});
