/** Owns the making of initramfs archives from what is in dom0's root file system. */
import { chmodSync, copyFileSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { command, shell } from "./command";
import { moduleFiles } from "./modules";

export interface Initramfs {
  /** What runs first. */
  readonly init: string;
  /** Loaded in this order, each after those that it needs. */
  readonly modules: readonly string[];
  /** Programs of dom0's, which come with their libraries. */
  readonly programs: readonly string[];
  readonly files: Readonly<Record<string, { readonly content: string | Buffer; readonly mode: number }>>;
}

/** Packs an archive into `file`, uncompressed: under emulation, unpacking takes longer than reading. `tree` is dom0's root file system, `modulesFolder` where the modules of its kernel are. */
export async function packInitramfs(
  file: string,
  tree: string,
  modulesFolder: string,
  { init, modules, programs, files }: Initramfs,
): Promise<void> {
  const root = `${file}.tree`;
  for (const folder of ["bin", "dev", "proc", "sys", "run", "root", "tmp", "etc", "modules"])
    mkdirSync(join(root, folder), { recursive: true });
  chmodSync(join(root, "root"), 0o700);
  copyFileSync(join(tree, "bin/busybox"), join(root, "bin/busybox"));
  symlinkSync("busybox", join(root, "bin/sh"));

  const kernelFiles = moduleFiles(modulesFolder, modules);
  for (const kernelFile of kernelFiles)
    copyFileSync(join(modulesFolder, kernelFile), join(root, "modules", basename(kernelFile)));
  writeFileSync(join(root, "modules/list"), kernelFiles.map((kernelFile) => `${basename(kernelFile)}\n`).join(""));

  const libraries = programs.length === 0 ? "" : await command("chroot", [tree, "ldd", ...programs]);
  for (const path of new Set([...programs, ...(libraries.match(/\/\S+\.so[^\s:]*/g) ?? [])])) {
    mkdirSync(join(root, dirname(path)), { recursive: true });
    // A library is found by a link, which may be one from the tree's root, and is the file behind it.
    const real = (await command("chroot", [tree, "readlink", "-f", path])).trim();
    copyFileSync(join(tree, real), join(root, path));
  }

  const all = { init: { content: init, mode: 0o755 }, ...files };
  for (const [path, { content, mode }] of Object.entries(all)) {
    mkdirSync(dirname(join(root, path)), { recursive: true, mode: 0o755 });
    writeFileSync(join(root, path), content, { mode });
  }
  await shell('cd "$TREE" && find . | LC_ALL=C sort | cpio -o -H newc --quiet >"$FILE"', {
    env: { ...process.env, TREE: root, FILE: file },
  });
  await command("rm", ["-rf", root]);
}
