/** Owns what dom0 boots from: the hypervisor, the kernel, both initramfs archives and the disks, made of Debian's packages. */
import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { folderOf, type Stage, sources } from "./cache";
import { command, shell } from "./command";
import { type Dom0, seriesOf } from "./dom0s";
import { packInitramfs } from "./initramfs";
import { uncompressKernel } from "./kernel-image";
import { DOM0_INITRAMFS_MODULES, DOM0_MODULES, DOMU_MODULES, moduleFiles } from "./modules";
import { ARCHIVE } from "./packages";

/** The files of the stage. The disks are qcow2, and nothing ever writes to them: what runs has overlays. */
export const IMAGES = {
  xen: "xen",
  kernel: "vmlinuz",
  ramdisk: "dom0-initrd.img",
  hostKey: "dom0-host-key.pub",
} as const;
export const DISKS = ["root.qcow2", "vg0.qcow2"] as const;

/** The physical volume of vg0. Sparse: it costs what is written. */
const VG0_SIZE = "12G";

export function images(dom0: Dom0, packages: Stage): Stage {
  return {
    name: `${dom0.suite}-images`,
    ingredients: [
      folderOf(packages),
      ...sources(
        "images.ts",
        "initramfs.ts",
        "kernel-image.ts",
        "modules.ts",
        "dom0/early-init",
        "dom0/init",
        "dom0/agent.py",
        "domu/init",
        "domu/halt",
      ),
    ],
    build: async (folder) => {
      const tree = join(folder, "tree");
      mkdirSync(tree);
      await command("tar", [
        "-C",
        tree,
        "--numeric-owner",
        "--exclude=./dev/*",
        "-xf",
        join(folderOf(packages), ARCHIVE),
      ]);
      await fill(dom0, tree, folder);
      await makeDisks(tree, folder);
      rmSync(tree, { recursive: true });
    },
  };
}

async function fill(dom0: Dom0, tree: string, folder: string): Promise<void> {
  const release = kernelRelease(tree);
  const modules = join(tree, "lib/modules", release);
  const kernel = join(tree, "boot", `vmlinuz-${release}`);
  copyFileSync(kernel, join(folder, IMAGES.kernel));
  await shell('zcat "$HYPERVISOR" >"$FILE"', {
    env: {
      ...process.env,
      HYPERVISOR: join(tree, `boot/xen-${seriesOf(dom0)}-amd64.gz`),
      FILE: join(folder, IMAGES.xen),
    },
  });
  copyFileSync(join(tree, "etc/ssh/ssh_host_ed25519_key.pub"), join(folder, IMAGES.hostKey));

  await prune(tree, modules, release);
  const domUKeys = await makeKeys(tree);
  await packInitramfs(join(folder, IMAGES.ramdisk), tree, modules, {
    init: own("dom0/early-init"),
    modules: DOM0_INITRAMFS_MODULES,
    programs: [],
    files: {},
  });
  await packInitramfs(join(tree, "boot/initrd.img"), tree, modules, domUInitramfs(tree, domUKeys));
  await uncompressKernel(kernel, join(tree, "boot/vmlinux"));
  // The BIOS of an HVM domU reads it byte by byte: there, small is quick.
  await command("zstd", ["-q", "-19", "-T0", join(tree, "boot/initrd.img")]);
  // Where configurations look for a kernel and an initramfs by default, so that a declaration of a real host fits.
  symlinkSync(`vmlinuz-${release}`, join(tree, "boot/vmlinuz"));
  symlinkSync("initrd.img", join(tree, "boot", `initrd.img-${release}`));

  place(tree);
}

/** `6.1.0-18-amd64`. */
function kernelRelease(tree: string): string {
  const [release, ...others] = readdirSync(join(tree, "lib/modules"));
  if (release === undefined || others.length > 0) throw new Error("the packages bring no kernel, or several");
  return release;
}

interface DomUKeys {
  readonly host: Buffer;
  readonly authorized: string;
}

/** dom0 reaches its domUs by ssh, as root and without a question: one key of dom0's, and one of all domUs' hosts. */
async function makeKeys(tree: string): Promise<DomUKeys> {
  const ssh = join(tree, "root/.ssh");
  mkdirSync(ssh, { mode: 0o700, recursive: true });
  await command("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", "dom0", "-f", join(ssh, "id_ed25519")]);
  const host = join(tree, "root/domu-host-key");
  await command("chroot", [tree, "dropbearkey", "-t", "ed25519", "-f", "/root/domu-host-key"]);
  const publicKey = /^ssh-ed25519 \S+/m.exec(
    await command("chroot", [tree, "dropbearkey", "-y", "-f", "/root/domu-host-key"]),
  )?.[0];
  if (publicKey === undefined) throw new Error("dropbearkey printed no public key");
  writeFileSync(join(ssh, "known_hosts"), `10.77.0.* ${publicKey}\n`);
  const keys = { host: readFileSync(host), authorized: readFileSync(join(ssh, "id_ed25519.pub"), "utf8") };
  rmSync(host);
  return keys;
}

function domUInitramfs(tree: string, keys: DomUKeys): Parameters<typeof packInitramfs>[3] {
  const text = (content: string, mode = 0o644): { content: string; mode: number } => ({ content, mode });
  return {
    init: own("domu/init"),
    modules: DOMU_MODULES,
    programs: [
      ...["xfs_growfs", "xfs_io", "dropbear", "mkfs.xfs", "mke2fs", "resize2fs", "dumpe2fs", "blkid", "sfdisk"].map(
        (name) => `/usr/sbin/${name}`,
      ),
      "/usr/bin/partx",
      // glibc before 2.34 looks users up with it, and no program names it.
      "/lib/x86_64-linux-gnu/libnss_files.so.2",
    ],
    files: {
      "sbin/reboot": text(own("domu/halt"), 0o755),
      "sbin/poweroff": text(own("domu/halt"), 0o755),
      "usr/bin/growpart": text(readFileSync(join(tree, "usr/bin/growpart"), "utf8"), 0o755),
      "usr/sbin/xfs_info": text('#!/bin/sh\nexec xfs_growfs -n "$@"\n', 0o755),
      "etc/passwd": text("root:x:0:0:root:/root:/bin/sh\n"),
      "etc/group": text("root:x:0:\n"),
      "etc/shells": text("/bin/sh\n"),
      "etc/hostname": text("domu\n"),
      "etc/dropbear/dropbear_ed25519_host_key": { content: keys.host, mode: 0o600 },
      "root/.ssh/authorized_keys": text(keys.authorized, 0o600),
    },
  };
}

/** The modules are most of the tree, and few are of use here. What stays is unpacked: not every insmod does that. */
async function prune(tree: string, modules: string, release: string): Promise<void> {
  const kept = new Set(moduleFiles(modules, [...DOM0_MODULES, ...DOMU_MODULES]));
  const files = (await command("find", ["kernel", "-name", "*.ko*"], { cwd: modules })).trim().split("\n");
  for (const file of files) if (!kept.has(file)) rmSync(join(modules, file));
  const packed = [...kept].filter((file) => file.endsWith(".xz"));
  if (packed.length > 0) await command("xz", ["-d", ...packed], { cwd: modules });
  await command("chroot", [tree, "depmod", "-a", release]);
  await shell('rm -f "$TREE"/boot/System.map* "$TREE"/boot/*.efi', { env: { ...process.env, TREE: tree } });
}

function place(tree: string): void {
  const put = (path: string, content: string, mode = 0o644): void => {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    writeFileSync(join(tree, path), content);
    chmodSync(join(tree, path), mode);
  };
  put("lab/init", own("dom0/init"), 0o755);
  put("lab/agent.py", own("dom0/agent.py"));
  put("etc/hosts", "127.0.0.1 localhost lab\n");
  put("etc/ssh/sshd_config.d/lab.conf", "UsePAM no\nUseDNS no\nPermitRootLogin prohibit-password\n");
  mkdirSync(join(tree, "var/log/xen/console"), { recursive: true });
  appendFileSync(join(tree, "etc/default/xen"), 'XENCONSOLED_ARGS="--log=guest --log-dir=/var/log/xen/console"\n');
}

async function makeDisks(tree: string, folder: string): Promise<void> {
  const raw = join(folder, "root.raw");
  await command("mke2fs", [
    "-q",
    "-F",
    "-t",
    "ext4",
    "-O",
    "^has_journal,^metadata_csum",
    "-E",
    "root_owner=0:0",
    "-d",
    tree,
    raw,
    "1200M",
  ]);
  await command("qemu-img", ["convert", "-O", "qcow2", raw, join(folder, "root.qcow2")]);
  rmSync(raw);
  await command("qemu-img", ["create", "-q", "-f", "qcow2", join(folder, "vg0.qcow2"), VG0_SIZE]);
}

function own(file: string): string {
  return readFileSync(join(__dirname, file), "utf8");
}
