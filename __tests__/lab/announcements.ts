/** Owns the question whether a domU sees by itself that a disk of its grew, asked of real kernels. */
import { announcement, type ResizeAnnouncement, type ResizeBy } from "../../lib/facts/volume-resize";
import { KernelRelease } from "../../lib/xen/release";
import type { Lab } from "./lab";
import { until } from "./timing";

/** How long a domU is given for it, in seconds: it took two at most. */
const PATIENCE = 6;

/** What the facts say of the kernels that run here. */
export async function factsOf(
  lab: Lab,
  domU: string,
  way: Pick<ResizeBy, "backend" | "partitioned">,
): Promise<ResizeAnnouncement> {
  const dom0Kernel = KernelRelease.parse(await lab.ok("uname -r"));
  const domUKernel = KernelRelease.parse(await ask(lab, domU, "uname -r"));
  return announcement({ dom0Kernel, domUKernel, ...way });
}

/** Whether a device of the domU, `xvdb` or `xvda/xvda1`, gets a size within some seconds. */
export async function grows(lab: Lab, domU: string, device: string, mebibytes: number): Promise<boolean> {
  const sees = async (): Promise<true | undefined> =>
    (await mebibytesOf(lab, domU, device)) === mebibytes ? true : undefined;
  return until("the new size", PATIENCE, sees).catch(() => false);
}

export async function mebibytesOf(lab: Lab, domU: string, device: string): Promise<number> {
  return Number(await ask(lab, domU, `cat /sys/block/${device}/size`)) / 2048;
}

/** What a script prints in a domU. @throws Error unless it ends with 0. */
export async function ask(lab: Lab, domU: string, script: string): Promise<string> {
  const { code, output } = await lab.inDomU(domU, script);
  if (code !== 0) throw new Error(`in ${domU} this ended with ${code}:\n${script}\n--\n${output}`);
  return output.trim();
}
