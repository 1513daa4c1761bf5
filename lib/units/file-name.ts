/** Owns the name of a file, without the folders that lead to it. */

/** `/etc/xen/scripts/block-drbd` is `block-drbd`; a name alone is itself. */
export function fileName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
