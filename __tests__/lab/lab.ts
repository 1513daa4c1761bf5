/** Owns the lab as tests see it: a dom0 of their own, taken up from a golden state, with its hypervisor, volumes and domUs. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { command } from "./command";
import { type Dom0, USUAL } from "./dom0s";
import { type Golden, goldens } from "./golden";
import { IMAGES } from "./images";
import { Machine } from "./machine";
import { SideChannel } from "./side-channel";
import { timed } from "./timing";

export type { Golden } from "./golden";

/** How dom0 is reached by ssh, as any host would be. */
export interface Ssh {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  /** Made for this lab alone. */
  readonly privateKeyFile: string;
  readonly knownHostsFile: string;
  /** `ssh-ed25519 AAAA…`, as Terraform's `host_key` wants it. */
  readonly hostKey: string;
  /** Options of ssh and scp that say all this, without the host. */
  readonly options: readonly string[];
}

export interface Outcome {
  /** 124 if it took too long. */
  readonly code: number;
  /** Standard output and standard error, as they came. */
  readonly output: string;
}

export interface RunOptions {
  /** In seconds; 120 unless told. */
  readonly timeout?: number;
  /** What the script reads; nothing unless told. */
  readonly input?: string | Buffer;
}

export class Lab {
  private constructor(
    private readonly machine: Machine,
    private readonly channel: SideChannel,
    readonly ssh: Ssh,
  ) {}

  /** Takes up a golden state; builds it first where there is none yet. Labs live side by side, and share nothing. */
  static async restore(golden: Golden, dom0: Dom0 = USUAL): Promise<Lab> {
    const { images, states } = await goldens(dom0);
    return timed(`${golden} of ${dom0.suite} restored`, async () => {
      const machine = await Machine.start(images, { from: states[golden] });
      try {
        const channel = await SideChannel.connect(machine.agentSocket);
        const lab = new Lab(machine, channel, await openSsh(machine, images));
        const key = readFileSync(`${lab.ssh.privateKeyFile}.pub`);
        // dom0's clock stood still since the state was saved.
        await lab.ok(
          `date -s @${Math.floor(new Date().getTime() / 1000)} >/dev/null && cat >>/root/.ssh/authorized_keys`,
          { input: key },
        );
        return lab;
      } catch (error) {
        await machine.stop();
        throw error;
      }
    });
  }

  /** A folder of this machine's that goes with the lab. */
  get folder(): string {
    return this.machine.folder;
  }

  /** What Xen and dom0 printed on the serial console since the lab was taken up. */
  get console(): string {
    return this.machine.console;
  }

  /** Runs a script with bash, as root in dom0's /root. Scripts run side by side. */
  async run(script: string, { timeout = 120, input = "" }: RunOptions = {}): Promise<Outcome> {
    const { code, output } = await this.channel.run(script, { seconds: timeout, input: Buffer.from(input) });
    return { code, output: output.toString("utf8") };
  }

  /** The output of a script. @throws Error with it unless the script ends with 0. */
  async ok(script: string, options: RunOptions = {}): Promise<string> {
    const { code, output } = await this.run(script, options);
    if (code !== 0) throw new Error(`in dom0 this ended with ${code}:\n${script}\n--\n${output}`);
    return output;
  }

  /** What `xl info` says, by its keys. */
  async info(): Promise<ReadonlyMap<string, string>> {
    return new Map(
      [...(await this.ok("xl info")).matchAll(/^(\w+) +: (.*?) *$/gm)].map(([, key = "", value = ""]) => [key, value]),
    );
  }

  /** Writes a file of dom0's, and its folder where there is none. */
  async put(path: string, content: string | Buffer, mode = 0o644): Promise<void> {
    const file = quoted(path);
    await this.ok(`mkdir -p "$(dirname ${file})" && cat >${file} && chmod ${mode.toString(8)} ${file}`, {
      input: content,
    });
  }

  /** Reads a file of dom0's. */
  async get(path: string): Promise<Buffer> {
    const { code, output } = await this.channel.run(`cat ${quoted(path)}`, { seconds: 120 });
    if (code !== 0) throw new Error(output.toString("utf8"));
    return output;
  }

  /** What `ssh -- TARGET sh` in dom0 takes to get into a running domU: an address. @throws Error if it has no vif. */
  async domUAddress(name: string): Promise<string> {
    return (await this.ok(`${ADDRESS}; address_of ${quoted(name)}`)).trim();
  }

  /** Runs a script with the sh of a running domU, by ssh from dom0. Code 255 says that ssh did not get there. */
  async inDomU(name: string, script: string, { timeout = 120 }: RunOptions = {}): Promise<Outcome> {
    return this.run(
      `${ADDRESS}; address=$(address_of ${quoted(name)}) || exit 255; exec ssh -o BatchMode=yes -o ConnectTimeout=10 -- "$address" ${SHELL_IN_DOMU}`,
      { timeout, input: script },
    );
  }

  /**
   * Waits until a domU runs, its volumes are mounted, and ssh gets in. A domU that is about to end counts as well: after a reboot was asked for,
   * name the domid that it had before.
   * @returns its domid.
   */
  async waitForDomU(
    name: string,
    { timeout = 300, otherThan }: { readonly timeout?: number; readonly otherThan?: number } = {},
  ): Promise<number> {
    // What waits is bash alone, in the kernel: under emulation, every process that asks is time that the domU does not get.
    const script = `${ADDRESS}
until id=$(xl domid ${quoted(name)} 2>/dev/null) && [ "$id" != '${otherThan ?? ""}' ] && address=$(address_of ${quoted(name)} 2>/dev/null); do sleep 1; done
until (exec 3<>"/dev/tcp/$address/22") 2>/dev/null; do sleep 1; done
xl domid ${quoted(name)}`;
    const { code, output } = await this.run(script, { timeout });
    if (code === 0) return Number(output);
    const seen = await this.run(
      `xl list; tail -n 20 /var/log/xen/console/guest-${quoted(name)}.log /var/log/xen/xl-${quoted(name)}.log`,
    );
    throw new Error(`domU ${name} was not ready after ${timeout} s:\n${seen.output}`);
  }

  /** Ends the lab, and leaves nothing of it behind. A second time does nothing. */
  async stop(): Promise<void> {
    this.channel.close();
    await this.machine.stop();
  }
}

/** Not every dropbear lets root find what is in sbin. */
const SHELL_IN_DOMU = "PATH=/usr/sbin:/usr/bin:/sbin:/bin sh";

/** domu/init gives a vif the address that the last byte of its MAC says. */
const ADDRESS = `
address_of() {
  local id mac
  id=$(xl domid "$1") || return 1
  mac=$(xenstore-read "/local/domain/$id/device/vif/0/mac") || return 1
  echo "10.77.0.$((16#\${mac##*:}))"
}`;

function quoted(word: string): string {
  return `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

async function openSsh(machine: Machine, images: string): Promise<Ssh> {
  const folder = join(machine.folder, "ssh");
  mkdirSync(folder, { mode: 0o700 });
  const privateKeyFile = join(folder, "key");
  await command("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", "lab", "-f", privateKeyFile]);
  const port = await forwardedPort(machine);
  const hostKey = readFileSync(join(images, IMAGES.hostKey), "utf8").split(" ").slice(0, 2).join(" ");
  const knownHostsFile = join(folder, "known_hosts");
  writeFileSync(knownHostsFile, `[127.0.0.1]:${port} ${hostKey}\n`);
  const options = [
    "-F",
    "none",
    "-i",
    privateKeyFile,
    "-o",
    `UserKnownHostsFile=${knownHostsFile}`,
    "-o",
    "StrictHostKeyChecking=yes",
    "-o",
    "BatchMode=yes",
    "-o",
    `Port=${port}`,
  ];
  return { host: "127.0.0.1", port, user: "root", privateKeyFile, knownHostsFile, hostKey, options };
}

/** Somebody else may take a free port first. */
async function forwardedPort(machine: Machine): Promise<number> {
  for (let tries = 10; ; tries--) {
    const port = await freePort();
    try {
      await machine.forwardSsh(port);
      return port;
    } catch (error) {
      if (tries === 0) throw error;
    }
  }
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        address !== null && typeof address === "object" ? resolve(address.port) : reject(new Error("no port was free")),
      );
    });
  });
}
