/** Owns which kernel modules go where, with those that they depend on. */
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";

/** What mounts dom0's root. */
export const DOM0_INITRAMFS_MODULES = ["virtio_pci", "virtio_blk", "crc32c_generic", "ext4"];

export const DOM0_MODULES = [
  ...DOM0_INITRAMFS_MODULES,
  "virtio_console",
  "virtio_net",
  "virtio_rng",
  "xfs",
  "dm_mod",
  "dm_thin_pool",
  "dm_snapshot",
  "dm_mirror",
  "dm_raid",
  "loop",
  "tun",
  "bridge",
  "br_netfilter",
  "dummy",
  "ip_tables",
  "iptable_nat",
  "iptable_filter",
  "nf_tables",
  "nft_compat",
  "nft_chain_nat",
  "xt_MASQUERADE",
  "nf_nat",
  "xt_tcpudp",
  "xt_physdev",
  "xt_comment",
  "xen_blkback",
  "xen_netback",
  "xen_gntdev",
  "xen_gntalloc",
  "xen_evtchn",
  "xenfs",
  "xen_privcmd",
  "xen_acpi_processor",
  "crc32c_intel",
];

export const DOMU_MODULES = ["crc32c_generic", "xen_blkfront", "xen_netfront", "xfs", "ext4"];

/** The files of modules, below the modules' folder, each after those that it needs. A module that is built in has no file. */
export function moduleFiles(folder: string, names: readonly string[]): string[] {
  const needs = new Map<string, readonly string[]>();
  const files = new Map<string, string>();
  for (const line of readFileSync(join(folder, "modules.dep"), "utf8").split("\n")) {
    const [file, needed] = line.split(":");
    if (file === undefined || needed === undefined) continue;
    needs.set(
      file,
      needed.split(" ").filter((name) => name !== ""),
    );
    files.set(moduleName(file), file);
  }
  const ordered = new Set<string>();
  for (const name of names) {
    const file = files.get(name);
    if (file === undefined) continue;
    // modprobe loads what a module needs from the last to the first (modules.dep(5)).
    for (const needed of [...(needs.get(file) ?? [])].reverse()) ordered.add(needed);
    ordered.add(file);
  }
  return [...ordered];
}

/** `kernel/fs/ext4/ext4.ko` is ext4. Dashes and underscores mean the same. */
function moduleName(file: string): string {
  return basename(file)
    .replace(/\.ko.*$/, "")
    .replaceAll("-", "_");
}
