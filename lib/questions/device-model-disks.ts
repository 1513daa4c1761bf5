/** Answers whether an argument of QEMU's command line gives a domU storage of dom0's. */
import { canonicalPath } from "../xen/canonical-path";

/** Devices of dom0's that hold nothing. */
const NO_STORAGE =
  /^\/dev\/(null|zero|full|random|urandom|hwrng|kvm|net\/tun|tty\w*|pts\/\d+|dri\/\w+|snd\/\w+|shm\/.*|input\/\w+|vfio\/\w+|vhost-net)$/;

/** By an option for disks, or by a device of dom0's wherever it stands. `options` without the dashes. */
export function namesDisk(argument: string, options: readonly string[]): boolean {
  const [, option] = /^--?([a-z0-9]+)/.exec(argument.trim()) ?? [];
  if (option !== undefined && options.includes(option)) return true;
  return argument.split(/[\s,:="']+/).some((word) => {
    const path = canonicalPath(word);
    return path.startsWith("/dev/") && !NO_STORAGE.test(path);
  });
}
