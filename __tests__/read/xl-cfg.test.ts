/** The door for xl.cfg files: what they say, where it stands, and what is made of a host that nobody declared. */
import { existsSync, readdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { toDocument } from "../../lib/model/to-document";
import { readInputs } from "../../lib/read/read";
import { define } from "../../lib/read/xl-cfg/define";
import { XenRelease } from "../../lib/xen/release";
import type { JsonReport } from "../../lib/report/json";
import { policies } from "../../policies";
import { folder } from "../support/folder";
import { xenplan } from "../support/run";

const { path, write } = folder();

const domUOf = (text: string, release = "4.17.7") => {
  const reading = readInputs([{ name: "web.cfg", files: [{ path: "web.cfg", text }] }], undefined, {
    xen: XenRelease.parse(release),
  });
  const [host] = (
    toDocument(reading.change.after) as unknown as { hosts: { name: string; domUs: Record<string, unknown>[] }[] }
  ).hosts;
  return host?.domUs[0];
};

const check = async (args: readonly string[], options = {}) => {
  const { exit, stdout, stderr } = await xenplan(["check", ...args, "--format", "json"], { policies, ...options });
  return { exit, stderr, report: (stdout === "" ? undefined : JSON.parse(stdout)) as JsonReport };
};

describe("what a file says", () => {
  it("is what the constructs would", () => {
    expect(
      domUOf(`
name = 'web'
uuid = "2147D599-9CC6-C0DC-92AB-4064B5446E9B"
type = "hvm"
memory = 0x200
maxmem = "1024"
vcpus = 010
boot = "cd"
disk = [ "/dev/vg0/web,raw,xvda,rw", "file:/srv/a.iso,hdc:cdrom,r", ",,hdd,cdrom" ]
vif = [ 'mac=00:16:3e:0:0:1, bridge=xenbr0,model=e1000', '' ]
pci = [ '03:00.0,permissive=1' ]
on_crash = "preserve"
usb = 1
vnc = "no"; sdl = 010
usbdevice = [ "tablet", 3, ]
`),
    ).toEqual({
      name: "web",
      uuid: "2147d599-9cc6-c0dc-92ab-4064b5446e9b",
      type: "hvm",
      memory: "512MiB",
      maxmem: "1GiB",
      vcpus: 8,
      boot: { order: "cd" },
      vbds: [
        { vdev: "xvda", target: "/dev/vg0/web", access: "w", format: "raw" },
        { vdev: "hdc", target: "/srv/a.iso", access: "r", cdrom: true, format: "raw" },
        { vdev: "hdd", access: "r", cdrom: true, format: "raw" },
      ],
      vifs: [{ mac: "00:16:3e:00:00:01", bridge: "xenbr0", model: "e1000" }, {}],
      pci: [{ bdf: "0000:03:00.0", permissive: true }],
      onCrash: "preserve",
      settings: { sdl: "010", usb: 1, usbdevice: ["tablet", "3"], vnc: "no" },
    });
  });

  it.each([
    ["no type", "", "4.17.7", { type: "pv" }],
    ["builder before 4.10", 'builder="linux"', "4.9.4", { type: "pv" }],
    ["type before 4.10", 'type="hvm"', "4.9.4", { type: "pv" }],
    ["no memory", "", "4.17.7", { memory: "32MiB" }],
    ["cmdline", 'cmdline="quiet"', "4.17.7", { boot: { extra: "quiet" } }],
    ["root and extra", 'root="/dev/xvda1"\nextra="quiet"', "4.17.7", { boot: { root: "/dev/xvda1", extra: "quiet" } }],
    ["a key that is set twice", "memory=1\nmemory=512", "4.17.7", { memory: "512MiB" }],
    ["+=", 'extra="a"\nextra+=" b"', "4.17.7", { boot: { extra: "a b" } }],
    [
      "VG/LV without /dev",
      "disk=['phy:vg0/web,xvda,w']",
      "4.17.7",
      { vbds: [expect.objectContaining({ target: "/dev/vg0/web" })] },
    ],
    [
      "what a script or QEMU reaches",
      "disk=['format=raw,vdev=xvda,access=rw,target=rbd:pool/web']",
      "4.17.7",
      { vbds: [expect.objectContaining({ target: "rbd:pool/web" })] },
    ],
    [
      "vnuma",
      'vnuma=[["pnode=0","size=512","vcpus=0-1,3","vdistances=10"]]',
      "4.17.7",
      { vnuma: [{ pnode: 0, size: "512MiB", vcpus: [0, 1, 3], vdistances: [10] }] },
    ],
    ["an empty password", 'vncpasswd=""', "4.17.7", { settings: { vncpasswd: "" } }],
  ])("%s", (_, text, release, expected) => {
    expect(domUOf(`name="web"\n${text}\n`, release)).toMatchObject(expected);
  });

  it.each([
    ["its own key", 'vncpasswd="hunter2"'],
    ["vfb", "vfb=['type=vnc,vncpasswd=hunter2,vnclisten=0.0.0.0']"],
    ["a line without =", 'vncpasswd "hunter2"'],
    ["a line with two values", 'vncpasswd="a" "hunter2"'],
    ["quotation marks that don't match", "vncpasswd='hunter2\""],
    ["what is set twice", 'vncpasswd="hunter2"\nvncpasswd="hunter2"'],
    ["Python", 'if vncpasswd == "hunter2": pass'],
  ])("a password in %s goes nowhere", async (_, line) => {
    const file = write("secret.cfg", `name="web"\ntype="hvm"\n${line}\n`);
    for (const format of ["json", "human", "sarif", "github"]) {
      const { stdout, stderr } = await xenplan(["check", file, "--format", format], { policies });
      expect(stdout + stderr).not.toContain("hunter2");
    }
  });
});

describe("what xl refuses or drops", () => {
  it.each([
    [
      "a line that is no setting",
      "memory",
      2,
      7,
      "error",
      "the end of the line stands where = after memory was expected",
    ],
    ["a builder of old", 'builder="linux"', 2, 9, "error", "builder is hvm or generic, and not linux"],
    ["a disk", "disk=['phy:/dev/vg0/web']", 2, 7, "error", "no vdev is said"],
    ["a PCI device", "pci=['03:00.9']", 2, 6, "error", "03:00.9: an option is name=value"],
    ["a vif's key", "vif=['bridge=a',\n 'colour=red']", 3, 2, "warning", "colour: no such parameter of a vif"],
    [
      "what is set again",
      "memory=1\nmemory=2",
      2,
      1,
      "warning",
      "memory stands once more further down, and the last one counts",
    ],
    ["a list where a text is read", "on_crash=['a']", 2, 10, "warning", "on_crash is ignored, since it is not a text"],
  ])("is a finding with its line: %s", async (_, text, line, column, severity, says) => {
    const { report } = await check([write("web.cfg", `name="web"\n${text}\n`)]);
    const [finding] = report.findings.filter(({ policy }) => policy === "xl-reads-configuration-whole");
    expect(finding).toMatchObject({ severity, location: { line, column } });
    expect(finding?.message).toContain(says);
  });

  it.each(["constructor=[]", 'constructor="a"', "constructor=1"])("is no fault of ours: %s", async (line) => {
    const { exit } = await check([write("words.cfg", `name="web"\nkernel="/k"\n${line}\n`)]);
    expect(exit).toBe(0);
  });

  it("says that pvh=1 is not read any more", async () => {
    const { report } = await check([write("pvh.cfg", 'name="web"\nkernel="/k"\npvh=1\n')]);
    expect(report.findings.map(({ message }) => message)).toContainEqual(
      expect.stringContaining('pvh: what it was, type="pvh" is'),
    );
  });

  it("says that a file has no name for its domU", async () => {
    const { report } = await check([write("nameless.cfg", "memory=512\n")]);
    expect(report.findings.map(({ message }) => message)).toContainEqual(expect.stringContaining("no name is said"));
    expect(report.findings.map(({ subject }) => subject.name)).toContain("nameless");
  });
});

describe("what is not read yet", () => {
  it.each([
    ["a list of lists", "vsnd=[['card, backend=0'],['pcm']]", "vsnd: a list of lists"],
    ["a PCI device by its name", "pci=['name=net']", "name=net: a PCI device that is told by its name"],
  ])("is said, and nothing is written without it: %s", async (_, line, says) => {
    const file = write("beta/web.cfg", `name="web"\nkernel="/boot/vmlinuz"\n${line}\n`);
    const { report } = await check([file]);
    expect(report.findings.map(({ message }) => message)).toContainEqual(
      expect.stringContaining(`not read yet: ${says}`),
    );
    const { exit, stderr } = await xenplan(
      ["emit", file, "--xen", "4.17.7", "--fail-on", "never", "--allow-undecided", "-o", path("beta-out")],
      { policies },
    );
    expect(exit).not.toBe(0);
    expect(stderr).toContain(`a part is lost: ${says}`);
  });
});

describe("what is no xl.cfg", () => {
  it.each([
    [
      "Python",
      'name = "web"\nimport os\nif os.uname():\n  memory = 5\n',
      /is a Python file of xm's \(line 2: import os; line 3: if os\.uname\(\):\)/,
    ],
    [
      "a template",
      'name = "{{ name }}"\nmemory = {{ memory }}\n',
      /is a template \(line 1: \{\{ name \}\}; line 2: \{\{ memory \}\}\)/,
    ],
    ["a shell's template", "name = $name\n", /is a template \(line 1: \$name\)/],
  ])("%s ends with exit 3 and its lines", async (_, text, message) => {
    const { exit, stderr } = await check([write("other.cfg", text)]);
    expect(exit).toBe(3);
    expect(stderr).toMatch(message);
  });

  it("a comment that mentions Python makes no Python of a file", async () => {
    const { exit } = await check([
      write("commented.cfg", 'name="web"\n# import os\nmemory=64\nkernel="/boot/vmlinuz"\n'),
    ]);
    expect(exit).toBe(0);
  });
});

describe("a folder such as /etc/xen", () => {
  beforeAll(() => {
    write("xen/web", 'name="web"\nmemory=512\nkernel="/boot/vmlinuz"\n');
    write("xen/db.hvm", 'name="db"\nmemory=512\ntype="hvm"\n');
    write("xen/xl.conf", 'autoballoon="off"\nlockfile="/var/lock/xl"\n');
    write("xen/pool", 'name="pool"\nsched="credit"\ncpus=["0"]\n');
    write("xen/web.j2", 'name = "{{ name }}"\nmemory = {{ memory }}\n');
    write("xen/scripts/block", "#!/bin/sh\n");
    write("xen/auto/only-here", 'name="only"\nmemory=64\nkernel="/boot/vmlinuz"\n');
    symlinkSync("../web", path("xen/auto/web"));
  });

  it("is read by content, links in auto once, and tells what it passed over", async () => {
    const { exit, stderr, report } = await check([path("xen")]);
    expect(exit).toBe(0);
    expect(stderr.replaceAll(path(), "")).toBe(
      [
        "note: 3 domUs in 3 xl.cfg files, judged for Xen 4.17 to 4.22, which are all that had security support when these facts were written (--xen narrows it)",
        "note: passed over /xen/pool: it is not the file of a domU",
        "note: passed over /xen/web.j2: it is a template (line 1: {{ name }}; line 2: {{ memory }})",
        "note: passed over /xen/xl.conf: it is not the file of a domU",
        "",
      ].join("\n"),
    );
    expect(new Set(report.deferred?.map(({ subject }) => subject.host))).toEqual(new Set(["dom0"]));
  });
});

describe("--define", () => {
  const template = () =>
    write(
      "t/web.j2",
      'name = "{{ name }}" ; memory = {{ memory }} ; builder = "linux"\nkernel = "$kernel"\nvif = [ "colour=%COLOUR%" ]\n',
    );

  it("fills placeholders of every kind, and places are those of the template", async () => {
    const pairs = ["name=a-long-name", "memory=64", "kernel=/boot/vmlinuz", "COLOUR=r"];
    const { exit, report } = await check([template(), ...pairs.flatMap((pair) => ["--define", pair])]);
    expect(exit).toBe(1);
    const whole = report.findings.filter(({ policy }) => policy === "xl-reads-configuration-whole");
    expect(whole.map(({ subject, location }) => [subject.name, location?.line, location?.column])).toEqual([
      ["a-long-name", 3, 9],
      ["a-long-name", 1, 57],
    ]);
  });

  it("leaves a template with a hole in it a template", async () => {
    const { exit, stderr } = await check([template(), "--define", "name=web"]);
    expect(exit).toBe(3);
    expect(stderr).toContain("is a template (line 1: {{ memory }})");
    expect((await check([path("t"), "--define", "name=web"])).exit).toBe(3);
  });

  it.each([
    ["memory=512", { memory: "512MiB" }],
    ["memory=0x200", { memory: "512MiB" }],
    ["on_crash=preserve", { onCrash: "preserve" }],
    ['on_crash="preserve"', { onCrash: "preserve" }],
    ['extra=say "hello" \\', { boot: { extra: 'say "hello" \\' } }],
    ["vif=['bridge=a']", { vifs: [{ bridge: "a" }] }],
  ])("sets what is no placeholder beside the file's keys: %s", (pair, expected) => {
    const at = pair.indexOf("=");
    const defines = new Map([[pair.slice(0, at), pair.slice(at + 1)]]);
    const [file] = define([{ path: "web.cfg", text: 'name="web"\nmemory=1' }], defines);
    expect(domUOf(file?.text ?? "")).toMatchObject(expected);
  });

  it("has the file's end for the place of what stands nowhere in it", async () => {
    const file = write("short.cfg", 'name="web"\nmemory=64\n');
    const { report } = await check([file, "--define", "vif=['colour=red']"]);
    const finding = report.findings.find(({ policy }) => policy === "xl-reads-configuration-whole");
    expect(finding?.location).toMatchObject({ line: 2, column: 10 });
  });

  it("is refused without a value", async () => {
    const { exit, stderr } = await check([template(), "--define", "name"]);
    expect({ exit, stderr }).toEqual({ exit: 2, stderr: expect.stringContaining("expected KEY=VALUE") as string });
  });
});

describe("several files of one domU", () => {
  it("are judged each by itself, and not against each other", async () => {
    const lines = [
      'name="web"',
      'uuid="2147d599-9cc6-c0dc-92ab-4064b5446e9b"',
      "memory=64",
      'kernel="/boot/vmlinuz"',
      "vif=['mac=00:16:3e:00:00:01,bridge=a']",
      "disk=['phy:/dev/vg0/x,xvda,w']",
    ];
    const text = (...more: readonly string[]) => [...lines, ...more, ""].join("\n");
    write("boards/a.cfg", text());
    write("boards/b.cfg", text('builder="linux"'));
    write("boards/c.cfg", text().replace('"web"', '"old"'));
    const { exit, stderr, report } = await check([path("boards")]);
    expect(exit).toBe(1);
    expect(stderr).toMatch(/note: 1 domU in 3 xl\.cfg files/);
    expect(stderr).toMatch(/note: \S*a\.cfg, \S*b\.cfg, \S*c\.cfg are variants of one domU/);
    expect(report.findings.map(({ policy, location }) => [policy, location?.file])).toEqual([
      ["xl-reads-configuration-whole", path("boards/b.cfg")],
    ]);
  });

  it("are two domUs if all that they share is a MAC address, and that is a warning", async () => {
    for (const name of ["a", "b"])
      write(`mac/${name}.cfg`, `name="${name}"\nkernel="/k"\nvif=['mac=00:16:3e:00:00:01,bridge=a']\n`);
    const { exit, report } = await check([path("mac")]);
    expect(exit).toBe(0);
    expect(report.findings.find(({ policy }) => policy === "macs-are-unique")).toMatchObject({ severity: "warning" });
  });
});

describe("a host that nobody declared", () => {
  const file = () => write("alpha/web.cfg", `name="web"\nmemory=512\nkernel="/boot/vmlinuz"\nvif=['bridge=xenbr0']\n`);

  it("defers what only the host can tell, and it counts with --require-host", async () => {
    const { exit, report } = await check([file()]);
    expect(exit).toBe(0);
    expect(report.findings.filter(({ result }) => result === "undecided")).toEqual([]);
    expect(report.deferred?.map(({ policy }) => policy)).toEqual(
      expect.arrayContaining(["host-memory-holds-domus", "vif-bridges-exist"]),
    );
    const strict = await check([file(), "--require-host", "--xen", "4.17.7"]);
    expect(strict.exit).toBe(1);
    expect(strict.report.deferred).toBeUndefined();
    expect((await check([file(), "--require-host"])).exit).toBe(2);
  });

  it("says in a closing block what would decide most", async () => {
    const { stdout } = await xenplan(["check", file()], { policies });
    expect(stdout).toMatch(/\nNo host given: \d+ policies not decided, .*:\n +1 × memory\n/);
  });

  it("is judged strictly where another input declares it, whatever is left out there", async () => {
    const fleet = write("fleet.yaml", 'schemaVersion: 1\nhosts:\n  - name: alpha\n    xen: { release: "4.17.7" }\n');
    const { exit, report } = await check([fleet, file()]);
    expect(exit).toBe(1);
    expect(report.deferred).toBeUndefined();
    expect(report.findings).toContainEqual(
      expect.objectContaining({ policy: "vif-bridges-exist", result: "undecided" }),
    );
  });

  it("has the default type of its architecture, where somebody says that", () => {
    const hosts = [
      ["arm", "architecture: arm64, xen: { release: '4.17.7' }"],
      ["caps", "xen: { release: '4.17.7', capabilities: ['xen-3.0-aarch64'] }"],
      ["x86", "xen: { release: '4.17.7', wordSize: x86_64 }"],
    ] as const;
    const fleet = `schemaVersion: 1\nhosts:\n${hosts.map(([name, more]) => `  - { name: ${name}, ${more} }\n`).join("")}`;
    const cfg = hosts.map(([name]) => ({ path: `${name}/web.cfg`, text: 'name="web"\nmemory=64\n' }));
    const { change } = readInputs([{ name: "all", files: [{ path: "fleet.yaml", text: fleet }, ...cfg] }]);
    expect(change.after.hosts.map(({ name, domUs }) => [name, domUs[0]?.type])).toEqual([
      ["arm", "pvh"],
      ["caps", "pvh"],
      ["x86", "pv"],
    ]);
  });

  it("is not written anything for", async () => {
    const { exit, stderr } = await xenplan(["emit", file(), "-o", path("out")], { policies });
    expect(exit).toBe(2);
    expect(stderr).toMatch(/nobody declares alpha/);
  });

  it("gets what holds on some releases as an info that rejects nothing", async () => {
    const refused = write(
      "alpha/trusted.cfg",
      `name="web"\ndisk=['format=raw,vdev=xvda,access=rw,trusted,target=/dev/vg0/web']\n`,
    );
    const { exit, report } = await check([refused, "--fail-on", "info", "--allow-undecided"]);
    const some = report.findings.filter(({ message }) => /^(from|up to|on) 4\./.test(message));
    expect(some.length).toBeGreaterThan(0);
    expect(new Set(some.map(({ severity }) => severity))).toEqual(new Set(["info"]));
    expect(exit).toBe(report.findings.length > some.length ? 1 : 0);
  });

  it("shares a volume among files with a warning, for nobody says that both run", async () => {
    write("two/a.cfg", `name="a"\nkernel="/boot/vmlinuz"\ndisk=['phy:/dev/vg0/x,xvda,w']\n`);
    write("two/b.cfg", `name="b"\nkernel="/boot/vmlinuz"\ndisk=['phy:/dev/vg0/x,xvda,w']\n`);
    const { exit, report } = await check([path("two")]);
    expect(exit).toBe(0);
    expect(report.findings.find(({ policy }) => policy === "volume-has-one-writer")).toMatchObject({
      severity: "warning",
      message: expect.stringMatching(/if these run at once$/) as string,
    });
  });

  it("shares a volume among domUs that both start with the host: that is no warning any more", async () => {
    for (const name of ["a", "b"]) {
      write(`both/${name}.cfg`, `name="${name}"\nkernel="/k"\ndisk=['phy:/dev/vg0/x,xvda,w']\n`);
      write(`both/auto/${name}.cfg`, `name="${name}"\nkernel="/k"\ndisk=['phy:/dev/vg0/x,xvda,w']\n`);
    }
    const { exit, report } = await check([path("both")]);
    expect(exit).toBe(1);
    const finding = report.findings.find(({ policy }) => policy === "volume-has-one-writer");
    expect(["error", "fatal"]).toContain(finding?.severity);
    expect(finding?.message).not.toContain("if these run at once");
  });

  it("names a release that never was", async () => {
    expect(await check([file(), "--xen", "4.99"])).toMatchObject({
      exit: 2,
      stderr: expect.stringContaining("--xen 4.99: there is no Xen 4.99") as string,
    });
  });
});

const corpus = join(process.env["XENPLAN_CORPUS"] ?? join(__dirname, "../../../shared/corpus"), "xlcfg");
const present = existsSync(corpus);
if (!present) process.stderr.write("skipped: no corpus of xl.cfg files here (XENPLAN_CORPUS names the folder)\n");

(present ? describe : describe.skip)("files that other people wrote", () => {
  it.each(present ? readdirSync(corpus).sort() : [])("%s ends in a verdict or a reason", async (name) => {
    const { exit, stderr } = await check([join(corpus, name)]);
    expect([0, 1, 3]).toContain(exit);
    if (exit === 3) expect(stderr).toMatch(/is a Python file of xm's \(line \d|is a template \(line \d/);
  });
});
