/** What emitted scripts are as programs: valid, clean, complete, and the same each time. What they do is in the other tests, and in the lab. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Artefact } from "../../lib/emit/artefact";
import { emitFleet, emitRunbooks } from "../../lib/emit/emit";
import { planRunbooks } from "../../lib/emit/runbook/emit-runbooks";
import { domUFunctions } from "../../lib/emit/runbook/domu-functions";
import type { RawObject } from "../../lib/model/document";
import type { Change } from "../../lib/model/fleet";
import { expectGolden } from "../support/golden";
import { realPart } from "../support/real-part";
import { runShell } from "../support/shell";
import { fleetOf, growth, HOSTILE, MUST_REBOOT } from "./fleets";

const window = { start: "2026-12-01T02:00:00+01:00", minutes: 30 };

const CHANGES: readonly (readonly [string, Change])[] = [
  ["an ordinary host", growth()],
  [
    "a domU that must be rebooted",
    growth({ ...MUST_REBOOT, type: "hvm", plannedReboots: [{ reason: "grow", window }] }),
  ],
  [
    "hostile names",
    growth(
      { ...MUST_REBOOT, name: HOSTILE, plannedReboots: [{ reason: HOSTILE, window }] },
      { mountPoint: HOSTILE },
      { name: HOSTILE, networks: [{ bridge: "$(id)'`id`", mode: "nat", address: "10.0.0.1/24" }] },
    ),
  ],
  ["a partition", growth(MUST_REBOOT, { filesystem: "ext4", partition: 1 })],
  ["swap", growth(MUST_REBOOT, { filesystem: "swap", mountPoint: null })],
  ["a volume of which nobody knows what is on it", growth({}, { filesystem: null, mountPoint: null })],
  ["a volume that no domU has", growth({ vbds: [] })],
  [
    "Xen 3.0.3",
    growth(
      MUST_REBOOT,
      {},
      {
        xen: { release: "3.0.3", wordSize: "x86_64" },
        dom0: { netloop: true },
        networks: [{ bridge: "xenbr0", mode: "routed", address: "10.0.0.1/24" }],
      },
    ),
  ],
];

function artefactsOf(change: Change): readonly Artefact[] {
  return [...emitFleet(change.after), ...emitRunbooks(change)];
}

/** Every script of every change, in a folder, by number. */
function writtenScripts(): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), "xenplan-scripts-"));
  const scripts = CHANGES.flatMap(([, change]) => artefactsOf(change).filter(({ executable }) => executable));
  return scripts.map(({ content }, index) => {
    const path = join(folder, `${index}.sh`);
    writeFileSync(path, content);
    return path;
  });
}

const shellcheck = realPart(
  "shellcheck",
  spawnSync("shellcheck", ["--version"]).status === 0,
  "apt-get install shellcheck",
);

describe("emitted scripts", () => {
  it.each(CHANGES)("for %s are what bash can read", (_, change) => {
    for (const { path, content, executable } of artefactsOf(change)) {
      if (!executable) continue;
      const { status, stderr } = runShell("bash", ["-n"], { input: content });
      expect({ path, status, stderr }).toEqual({ path, status: 0, stderr: "" });
    }
  });

  it.each(CHANGES)("for %s are the same bytes each time, without this machine's paths", (_, change) => {
    expect(artefactsOf(change)).toEqual(artefactsOf(change));
    for (const { content } of artefactsOf(change)) expect(content).not.toContain(process.cwd());
  });

  it.each(CHANGES)("for %s never shrink or remove a volume, and never extend one with -r", (_, change) => {
    for (const { content, executable } of artefactsOf(change)) {
      if (executable)
        expect(content).not.toMatch(/lvreduce|lvremove|lvextend[^\n;]* -r|lvresize|vgremove|xl destroy(?! it)/);
    }
  });

  it.each(CHANGES)(
    "for %s never pipe into grep -q, whose early leave breaks the pipe and counts as nothing found",
    (_, change) => {
      for (const { content, executable } of artefactsOf(change))
        if (executable) expect(content).not.toMatch(/\| grep -\w*q/);
    },
  );

  it("explain themselves, and refuse an option that they don't know", () => {
    for (const { path, content, executable } of artefactsOf(growth(MUST_REBOOT))) {
      if (!executable) continue;
      const help = runShell("bash", ["-s", "--", "--help"], { input: content });
      expect({ path, status: help.status, stderr: help.stderr }).toEqual({ path, status: 0, stderr: "" });
      expect(help.stdout).toContain("--execute");
      const unknown = runShell("bash", ["-s", "--", "--exceute"], { input: content });
      expect(unknown.status).toBe(2);
      expect(unknown.stderr).toContain("unknown option: --exceute");
    }
  });

  it("lie where only their own name leads, whatever the names are", () => {
    const paths = CHANGES.flatMap(([, change]) => artefactsOf(change).map(({ path }) => path));
    for (const path of paths) expect(path).toMatch(/^[a-z0-9%+._~-]+(\/[a-z0-9%+._~-]+)+$/);
    expect(artefactsOf(growth()).map(({ path }) => path)).toEqual([
      "alpha/xen/web.cfg",
      "alpha/prepare-host.sh",
      "alpha/volumes.sh",
      "alpha/domus/web.sh",
      "alpha/runbooks/grow-vg0-web-root.md",
      "alpha/runbooks/grow-vg0-web-root.sh",
    ]);
  });

  it("have no volume script on a host without volumes", () => {
    const paths = emitFleet(fleetOf({ host: { volumeGroups: null }, domU: { vbds: [] } })).map(({ path }) => path);
    expect(paths).toEqual(["alpha/xen/web.cfg", "alpha/prepare-host.sh", "alpha/domus/web.sh"]);
  });

  it("speak to xend where the release has no xl", () => {
    const change = growth(MUST_REBOOT, {}, { xen: { release: "3.0.3", wordSize: "x86_64" }, dom0: { netloop: true } });
    for (const { path, content, executable } of artefactsOf(change)) {
      if (executable) expect({ path, text: content }).toEqual({ path, text: expect.stringContaining("toolstack=xm") });
    }
    const prepare = artefactsOf(change).find(({ path }) => path.endsWith("prepare-host.sh"));
    expect(prepare?.content).toContain("load_netloop loopback 4");
    const later = emitFleet(
      fleetOf({ host: { xen: { release: "3.1.0", wordSize: "x86_64" }, dom0: { netloop: true } } }),
    ).find(({ path }) => path.endsWith("prepare-host.sh"));
    expect(later?.content).toContain("load_netloop netloop 4");
  });
});

shellcheck("shellcheck", () => {
  it("finds nothing in any script, whatever the names are", () => {
    const { stdout, status } = spawnSync("shellcheck", [...writtenScripts()], { encoding: "utf8" });
    expect({ stdout, status }).toEqual({ stdout: "", status: 0 });
  });

  it("finds nothing in what is run inside domUs, as plain POSIX sh", () => {
    for (const filesystem of ["xfs", "ext4", "swap"]) {
      const [runbook] = planRunbooks(growth(MUST_REBOOT, { filesystem, partition: 1 }));
      if (runbook?.writer === undefined) throw new Error("no domU to run it in");
      const input = `${domUFunctions(runbook, runbook.writer)}\nexpected=1\nsees_size; is_ready; partition_is_grown; grow_partition; is_grown; grow\n`;
      const { stdout, status } = spawnSync("shellcheck", ["-s", "sh", "-"], { input, encoding: "utf8" });
      expect({ stdout, status }).toEqual({ stdout: "", status: 0 });
    }
  });
});

describe("an ordinary host with two domUs", () => {
  const second = {
    name: "db",
    type: "pvh",
    memory: "4GiB",
    kernel: "6.1.0",
    boot: { kernel: "/boot/vmlinuz" },
    vbds: [{ vdev: "xvda", target: "vg0/db" }],
    plannedReboots: [{ reason: "grow db", window }],
  };
  const host = (size: string): RawObject => ({
    volumeGroups: [
      {
        name: "vg0",
        size: "500GiB",
        logicalVolumes: [
          { name: "web-root", size, filesystem: "xfs", mountPoint: "/" },
          { name: "db", size, filesystem: "ext4", mountPoint: "/srv", partition: 1 },
        ],
      },
    ],
    domUs: [
      {
        name: "web",
        type: "pv",
        memory: "2GiB",
        kernel: "6.1.0",
        boot: { kernel: "/boot/vmlinuz", extra: "console=hvc0" },
        vbds: [{ vdev: "xvda", target: "vg0/web-root" }],
        vifs: [{ bridge: "xenbr0", mac: "00:16:3e:12:34:56" }],
      },
      second,
    ],
  });
  const change: Change = { before: fleetOf({ host: host("20GiB") }), after: fleetOf({ host: host("40GiB") }) };

  it.each(artefactsOf(change).map((artefact) => [artefact.path, artefact] as const))(
    "gets the %s that a person has read",
    (path, { content }) => {
      expectGolden(`emit/goldens/two-domus/${path}`, content);
    },
  );
});
