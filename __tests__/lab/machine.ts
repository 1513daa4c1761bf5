/** Owns the machine that dom0 runs on: QEMU's software emulation of an x86 with SVM, its disks, and its end. */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { command } from "./command";
import { XEN_COMMAND_LINE } from "./dom0s";
import { DISKS, IMAGES } from "./images";
import { Qmp } from "./qmp";
import { until } from "./timing";

export const STATE = "state.zst";

const DOM0_COMMAND_LINE = "console=hvc0 earlyprintk=xen net.ifnames=0 mitigations=off nokaslr";

/**
 * QEMU's arguments, relative to the machine's folder. A saved state fits these and no others.
 * eth0 is how dom0 is reached, and cannot reach anybody; eth1 is a cable that ends nowhere, for an uplink.
 */
export function machineArguments(images: string, disks: string): string[] {
  const image = (name: string): string => join(images, name);
  return [
    ...["-name", "lab", "-nodefaults", "-no-user-config", "-display", "none", "-vga", "none", "-no-reboot"],
    // -cpu max crashes dom0 early. One CPU: two are hardly faster, and two machines side by side then hold each other up.
    ...[
      "-machine",
      "q35,usb=off",
      "-accel",
      "tcg,thread=multi,tb-size=512",
      "-cpu",
      "qemu64,+svm,+npt,+rdrand",
      "-smp",
      "1",
      "-m",
      "4096",
    ],
    ...["-kernel", image(IMAGES.xen), "-append", XEN_COMMAND_LINE],
    ...["-initrd", `${image(IMAGES.kernel)} ${DOM0_COMMAND_LINE},${image(IMAGES.ramdisk)}`],
    ...["-chardev", "file,id=serial,path=serial.log", "-serial", "chardev:serial"],
    ...DISKS.flatMap((disk, index) => [
      "-drive",
      `if=none,id=disk${index},file=${join(disks, disk)},format=qcow2,cache=unsafe,discard=unmap`,
      "-device",
      `virtio-blk-pci,drive=disk${index}`,
    ]),
    ...[
      "-netdev",
      "user,id=management,restrict=on,ipv6=off",
      "-device",
      "virtio-net-pci,netdev=management,mac=52:54:00:00:00:01,romfile=",
    ],
    ...[
      "-netdev",
      "hubport,id=uplink,hubid=1",
      "-device",
      "virtio-net-pci,netdev=uplink,mac=52:54:00:00:00:02,romfile=",
    ],
    ...["-object", "rng-random,id=random,filename=/dev/urandom", "-device", "virtio-rng-pci,rng=random"],
    ...[
      "-device",
      "virtio-serial-pci",
      "-chardev",
      "socket,id=agent,path=agent.sock,server=on,wait=off",
      "-device",
      "virtserialport,chardev=agent,name=lab.agent",
    ],
    ...["-qmp", "unix:qmp.sock,server=on,wait=off"],
  ];
}

/** How the folders of machines are called. */
export const FOLDER_PREFIX = "xenplan-lab-";

export class Machine {
  private constructor(
    /** Where its disks, sockets and the console's log are. It goes with the machine. */
    readonly folder: string,
    readonly qmp: Qmp,
    private readonly keeper: ChildProcess,
    private readonly ended: Promise<void>,
  ) {}

  /**
   * Starts a machine. Without `from`, the folder of a golden state, it boots; with it, it goes on from there.
   * @param keptDisks where its disks are made, if they are to outlive it.
   */
  static async start(
    images: string,
    { from, keptDisks }: { readonly from?: string | undefined; readonly keptDisks?: string } = {},
  ): Promise<Machine> {
    const folder = mkdtempSync(join(tmpdir(), FOLDER_PREFIX));
    const disks = keptDisks ?? folder;
    for (const disk of DISKS) {
      // Folders of the cache are renamed together, those of machines lie anywhere.
      const below = join(keptDisks === undefined ? (from ?? images) : relative(keptDisks, from ?? images), disk);
      await command("qemu-img", ["create", "-q", "-f", "qcow2", "-F", "qcow2", "-b", below, join(disks, disk)]);
    }
    const incoming = from === undefined ? [] : ["-incoming", `exec:exec zstd -dcq '${join(from, STATE)}'`];
    // A session of its own: what interrupts the tests must not reach it, since it has to clean up then.
    const keeper = spawn(
      join(__dirname, "keeper.sh"),
      [folder, "qemu-system-x86_64", ...machineArguments(images, disks), ...incoming],
      {
        cwd: folder,
        detached: true,
        stdio: ["pipe", "ignore", "pipe"],
      },
    );
    let complaint = "";
    keeper.stderr.setEncoding("utf8").on("data", (text: string) => (complaint += text));
    keeper.stdin.on("error", () => undefined);
    const ended = new Promise<void>((resolve) => keeper.once("close", () => resolve()));
    const failed = ended.then(() => {
      throw new Error(`QEMU ended: ${complaint}`);
    });
    failed.catch(() => undefined);
    try {
      const qmp = await Promise.race([Qmp.connect(join(folder, "qmp.sock")), failed]);
      const machine = new Machine(folder, qmp, keeper, ended);
      if (from !== undefined) await machine.takeUp();
      return machine;
    } catch (error) {
      keeper.stdin.end();
      await ended;
      throw error;
    }
  }

  /** Where the agent of dom0 listens. */
  get agentSocket(): string {
    return join(this.folder, "agent.sock");
  }

  /** What Xen and dom0 printed on the serial console since the machine was started. */
  get console(): string {
    const file = join(this.folder, "serial.log");
    return existsSync(file) ? readFileSync(file, "latin1") : "";
  }

  /** Makes a port of loopback lead to dom0's port 22, and returns it. */
  async forwardSsh(port: number): Promise<void> {
    const complaint = await this.qmp.monitor(`hostfwd_add management tcp:127.0.0.1:${port}-:22`);
    if (complaint.trim() !== "") throw new Error(`QEMU: ${complaint.trim()}`);
  }

  /** Writes what is in memory to a file, and ends the machine: memory and disks fit each other. */
  async save(file: string): Promise<void> {
    await this.qmp.execute("stop");
    await this.qmp.execute("migrate-set-parameters", { "max-bandwidth": 2 ** 40 });
    await this.qmp.execute("migrate", { uri: `exec:exec zstd -q -3 -T2 -o '${file}'` });
    await until("the state to be saved", 120, async () => {
      const { status, "error-desc": reason } = (await this.qmp.execute("query-migrate")) as {
        readonly status?: string;
        readonly "error-desc"?: string;
      };
      if (status === "failed") throw new Error(`the state was not saved: ${reason ?? "no reason given"}`);
      return status === "completed" ? true : undefined;
    });
    await this.qmp.execute("quit");
    await this.ended;
  }

  /** Ends it, whatever it does, and removes its folder. A second time does nothing. */
  async stop(): Promise<void> {
    this.qmp.close();
    this.keeper.stdin?.end();
    await this.ended;
  }

  private async takeUp(): Promise<void> {
    await until(
      "the saved state to be taken up",
      120,
      async () => {
        const { status } = (await this.qmp.execute("query-status")) as { readonly status: string };
        return status === "inmigrate" ? undefined : true;
      },
      20,
    );
    // It was saved while it was stopped, and so it is.
    await this.qmp.execute("cont");
  }
}
