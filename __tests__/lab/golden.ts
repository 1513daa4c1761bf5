/** Owns the golden states: machines that were brought up once, saved, and are taken up from there by every test. */
import { join } from "node:path";
import { ensure, folderOf, type Stage, sources } from "./cache";
import { command } from "./command";
import { type Dom0, USUAL } from "./dom0s";
import { addressOf, cfgOf, goldenOf, labFleet } from "./fleet";
import { images } from "./images";
import { Machine, machineArguments, STATE } from "./machine";
import { packages } from "./packages";
import { checkRequirements } from "./requirements";
import { SideChannel } from "./side-channel";
import { timed } from "./timing";

/**
 * `dom0`: booted, an empty vg0, xenbr0 up, sshd running, no domU.
 * `domu`: and the PV domU of `fleet.ts` running, its XFS mounted.
 */
export type Golden = "dom0" | "domu";

export interface Built {
  readonly images: string;
  readonly states: Readonly<Record<Golden, string>>;
}

const built = new Map<Dom0, Promise<Built>>();

/** Builds what is not built yet of a dom0, once. @throws Error that says what this machine lacks. */
export async function goldens(dom0: Dom0 = USUAL): Promise<Built> {
  const known = built.get(dom0) ?? build(dom0);
  built.set(dom0, known);
  return known;
}

async function build(on: Dom0): Promise<Built> {
  checkRequirements();
  const root = await packages(on);
  const disks = images(on, root);
  const qemu = await command("qemu-system-x86_64", ["--version"]);
  const dom0 = golden(`${on.suite}-dom0`, disks, [qemu], DOM0_READY);
  const domU = golden(`${on.suite}-domu`, disks, [], domUReady(on), dom0);
  await ensure([root, disks, dom0, domU]);
  return { images: folderOf(disks), states: { dom0: folderOf(dom0), domu: folderOf(domU) } };
}

/** Logs go: what a test finds in one is to be its own. */
const DOM0_READY = `
set -e
pvcreate -qq /dev/vdb
vgcreate -qq vg0 /dev/vdb
xl info >/dev/null
ss -lnt | grep -q ':22 '
rm -f /var/log/xen/console/*
sync
`;

/** Plain commands: no emitted script is needed to test one. The configuration is the emitted one, so that a declaration of it holds. */
function domUReady(on: Dom0): string {
  return `
set -e
lvcreate -qq --yes -Wy -L 64M -n web-root vg0
lvcreate -qq --yes -Wy -L 512M -n web-data vg0
mkfs.xfs -q /dev/vg0/web-data
mkdir -p /etc/xen
(umask 077; cat >/etc/xen/web.cfg <<'XL_CFG'
${cfgOf(labFleet(goldenOf(on), on), "web")}XL_CFG
)
xl create -q /etc/xen/web.cfg
until ssh -o ConnectTimeout=2 ${addressOf("00:16:3e:4d:00:0b")} 'grep -q " /data xfs " /proc/mounts'; do sleep 0.5; done
sync
`;
}

function golden(name: string, disks: Stage, ingredients: readonly string[], script: string, parent?: Stage): Stage {
  const images = folderOf(disks);
  return {
    name,
    ingredients: [
      images,
      ...(parent ? [folderOf(parent)] : []),
      ...ingredients,
      script,
      ...machineArguments("", ""),
      ...sources("machine.ts"),
    ],
    build: async (folder) => {
      const from = parent && folderOf(parent);
      const machine = await Machine.start(images, { from, keptDisks: folder });
      try {
        const channel = await SideChannel.connect(machine.agentSocket);
        // While dom0 still boots, this waits in the port.
        const { code, output } = await timed(`${name} brought up`, () => channel.run(script, { seconds: 240 }));
        if (code !== 0) throw new Error(`${name} was not brought up: ${code}\n${output.toString()}`);
        channel.close();
        await timed(`${name} saved`, () => machine.save(join(folder, STATE)));
      } catch (error) {
        process.stderr.write(machine.console.split("\n").slice(-40).join("\n"));
        throw error;
      } finally {
        await machine.stop();
      }
    },
  };
}
