/** The lab's own smoke test: what all other lab tests stand on. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { emitFleet } from "../../lib/emit/emit";
import { command } from "./command";
import { addressOf, BOOT, type Declared, labFleet, MIB } from "./fleet";
import { Lab } from "./lab";
import { leftovers } from "./leftovers";
import { commandLineOf, environmentOf, processes } from "./processes";
import { until } from "./timing";

describe("dom0 of the lab", () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await Lab.restore("dom0");
  });
  afterAll(() => lab?.stop());

  it("runs on a real Xen 4.17 that can run PV, PVH and HVM domUs", async () => {
    const info = await lab.info();
    expect(info.get("xen_version")).toMatch(/^4\.17\./);
    expect(info.get("virt_caps")).toMatch(/^pv hvm hap /);
    expect(info.get("xen_caps")).toMatch(/^xen-3\.0-x86_64 .*hvm-3\.0-x86_64/);
    expect(await lab.ok("xl list | tail -n +2 | awk '{ print $1 }'")).toBe("Domain-0\n");
  });

  it("has an empty vg0, on which LVM and XFS work", async () => {
    expect(await lab.ok("lvs --noheadings")).toBe("");
    await lab.ok(
      "lvcreate -qq --yes -Wy -L 320M -n here vg0 && mkfs.xfs -q /dev/vg0/here && mount /dev/vg0/here /mnt && echo kept >/mnt/file && umount /mnt",
    );
    expect(
      await lab.ok("mount /dev/vg0/here /mnt && cat /mnt/file && umount /mnt && lvremove -qq --yes vg0/here"),
    ).toBe("kept\n");
  });

  it("is the host that labFleet declares", async () => {
    const [host] = labFleet().hosts;
    const info = await lab.info();
    expect(String(host?.xen.release)).toBe(info.get("xen_version"));
    expect(host?.cpus).toBe(Number(info.get("nr_cpus")));
    expect(await lab.ok("vgs --noheadings --units b --nosuffix -o vg_size vg0")).toMatch(
      new RegExp(`^ *${12284 * MIB}$`, "m"),
    );
  });

  it("lets root in by ssh, under strict checking of its host key", async () => {
    const { ssh } = lab;
    expect(
      await command("ssh", [...ssh.options, `${ssh.user}@${ssh.host}`, "hostname; id -u"], { timeoutSeconds: 30 }),
    ).toBe("lab\n0\n");
    // Of an option that is given twice, ssh takes the first.
    await expect(
      command("ssh", ["-o", "UserKnownHostsFile=/dev/null", ...ssh.options, `${ssh.user}@${ssh.host}`, "true"], {
        timeoutSeconds: 30,
      }),
    ).rejects.toThrow(/Host key verification failed/);
  });

  it("can't reach this machine, nor anybody behind it", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    try {
      const connect = `exec 3<>/dev/tcp/10.0.2.2/${(server.address() as AddressInfo).port}`;
      expect((await lab.run(`timeout 3 bash -c '${connect}'`)).code).not.toBe(0);
    } finally {
      server.close();
    }
  });

  it("reads and writes files as they are", async () => {
    const content = Buffer.from(Array.from({ length: 200_000 }, (_, index) => (index * 7) % 256));
    await lab.put("/root/it's a folder/file", content, 0o600);
    expect((await lab.get("/root/it's a folder/file")).equals(content)).toBe(true);
    expect(await lab.ok(`stat -c %a "/root/it's a folder/file"`)).toBe("600\n");
  });

  it("tells how a script ended, and ends one that takes too long", async () => {
    expect(await lab.run("echo out; echo error >&2; exit 3")).toEqual({ code: 3, output: "out\nerror\n" });
    expect((await lab.run("sleep 60", { timeout: 1 })).code).toBe(124);
    await expect(lab.ok("false")).rejects.toThrow(/ended with 1/);
  });
});

/** One of type hvm takes more than a minute to boot: terraform.lab.ts has it. */
const TYPES = ["pv", "pvh"];

const DOMUS: Declared = {
  logicalVolumes: TYPES.flatMap((type) => [
    { name: `${type}-root`, size: "64MiB" },
    { name: `${type}-data`, size: "320MiB", filesystem: "xfs", mountPoint: "/data" },
  ]),
  domUs: TYPES.map((type, index) => ({
    name: type,
    type,
    wordSize: "x86_64",
    kernel: "6.1.0",
    boot: BOOT,
    memory: `${256 + 32 * index}MiB`,
    vcpus: 1,
    vbds: [
      { vdev: "xvda", target: `vg0/${type}-root` },
      { vdev: "xvdb", target: `vg0/${type}-data` },
    ],
    vifs: [{ bridge: "xenbr0", mac: `00:16:3e:4d:00:1${index}` }],
  })),
};

describe("domUs of the lab", () => {
  let lab: Lab;
  const fleet = labFleet(DOMUS);
  beforeAll(async () => {
    lab = await Lab.restore("dom0");
    for (const type of TYPES) {
      await lab.ok(
        `lvcreate -qq --yes -Wy -L 64M -n ${type}-root vg0 && lvcreate -qq --yes -Wy -L 320M -n ${type}-data vg0 && mkfs.xfs -q /dev/vg0/${type}-data`,
      );
    }
    for (const { path, content } of emitFleet(fleet).filter((one) => one.path.endsWith(".cfg")))
      await lab.put(path.replace("lab/xen/", "/etc/xen/"), content);
  });
  afterAll(() => lab?.stop());

  it.each(TYPES)(
    "boots a domU of type %s from its emitted configuration, and it is what was declared",
    async (type) => {
      const domU = fleet.hosts[0]?.domUs.find(({ name }) => name === type);
      const mac = String(domU?.vifs[0]?.mac);
      await lab.ok(`xl create -q /etc/xen/${type}.cfg`, { timeout: 120 });
      await lab.waitForDomU(type);
      expect(await lab.domUAddress(type)).toBe(addressOf(mac));
      expect((await lab.inDomU(type, "cat /sys/hypervisor/guest_type")).output.trim().toLowerCase()).toBe(type);
      expect(
        (
          await lab.inDomU(
            type,
            "cat /sys/class/net/eth0/address; nproc; cat /sys/block/xvda/size /sys/block/xvdb/size; grep -c ' /data xfs ' /proc/mounts",
          )
        ).output,
      ).toBe(`${mac}\n${String(domU?.vcpus)}\n${64 * 2048}\n${320 * 2048}\n1\n`);
      // The kernel keeps some of it to itself before it counts.
      const kibibytes = Number(
        (await lab.inDomU(type, "sed -n 's/^MemTotal: *\\([0-9]*\\) kB/\\1/p' /proc/meminfo")).output,
      );
      const declared = Number(await lab.ok(`xl list ${type} | awk 'NR == 2 { print $3 }'`));
      expect(kibibytes / 1024).toBeGreaterThan(declared * 0.7);
      expect(kibibytes / 1024).toBeLessThanOrEqual(declared);
      await lab.ok(`xl shutdown -w ${type} && until ! xl domid ${type} 2>/dev/null; do sleep 0.2; done`, {
        timeout: 120,
      });
    },
  );
});

describe("the golden state with a domU", () => {
  it("has its domU running, beside a lab that knows nothing of it, and leaves nothing behind", async () => {
    const [one, other] = await Promise.all([Lab.restore("domu"), Lab.restore("dom0")]);
    try {
      await one.waitForDomU("web", { timeout: 30 });
      expect((await one.inDomU("web", "grep -c ' /data xfs ' /proc/mounts")).output).toBe("1\n");
      expect((await other.run("xl domid web")).code).not.toBe(0);
    } finally {
      await Promise.all([one.stop(), other.stop()]);
    }
    expect([one.folder, other.folder].filter(existsSync)).toEqual([]);
    expect(leftovers().filter((left) => left.includes(one.folder) || left.includes(other.folder))).toEqual([]);
  });
});

describe("a lab that is kept open", () => {
  it("ends with the process that holds it, even if that is killed", async () => {
    const holder = spawn(process.execPath, ["--import", require.resolve("tsx"), join(__dirname, "shell.ts"), "domu"], {
      stdio: "pipe",
    });
    const printed = { stdout: "", stderr: "" };
    for (const stream of ["stdout", "stderr"] as const)
      holder[stream].on("data", (text: Buffer) => (printed[stream] += text.toString()));
    try {
      holder.stdin.write("xl domid web\n");
      await until("the shell in dom0", 120, () => Promise.resolve(/^\d+$/m.exec(printed.stdout) ?? undefined));
    } catch (error) {
      throw new Error(printed.stderr, { cause: error });
    } finally {
      holder.kill("SIGKILL");
    }
    const folder = /-i (\S+xenplan-lab-\w+)\//.exec(printed.stderr)?.[1] ?? "";
    expect(folder).not.toBe("");
    await until("the lab to end", 20, () => Promise.resolve(existsSync(folder) ? undefined : true));
    expect(leftovers().filter((left) => left.includes(folder))).toEqual([]);
  });
});

describe("a run of the lab", () => {
  /** Processes of a run: each inherits its environment. */
  const processesOf = (mark: string): readonly number[] =>
    processes().filter((pid) => environmentOf(pid).includes(`XENPLAN_LAB_MARK=${mark}`));

  it.each(["SIGTERM", "SIGHUP", "SIGKILL"] as const)("ended by %s leaves no process behind", async (signal) => {
    const mark = `${process.pid}-${signal}`;
    const run = spawn("npm", ["run", "--silent", "lab", "--", "lab.lab", "-t", "has its domU running"], {
      cwd: join(__dirname, "../.."),
      env: { ...process.env, XENPLAN_LAB_MARK: mark },
      stdio: "ignore",
      detached: true,
    });
    const machine = (): boolean => processesOf(mark).some((pid) => commandLineOf(pid)[0]?.startsWith("qemu-system"));
    await until("a machine of the run", 120, () => Promise.resolve(machine() ? true : undefined));
    run.kill(signal);
    await until("all its processes to end", 20, () =>
      Promise.resolve(processesOf(mark).length === 0 ? true : undefined),
    );
  });
});
