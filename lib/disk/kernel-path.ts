/** Owns which paths lead to no storage: windows into the kernel, where nothing is as long as it says and nothing stays. */

export type KernelFolder = "proc" | "sys" | "dev";

/** The folder of the kernel's that an absolute path lies in. */
export function kernelFolderOf(path: string): KernelFolder | undefined {
  return /^\/(proc|sys|dev)(?:\/|$)/.exec(path)?.[1] as KernelFolder | undefined;
}
