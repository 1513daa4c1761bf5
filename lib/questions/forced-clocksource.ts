/** Answers whether a kernel is started with the clocksource that was a workaround for time that went backwards: asked of dom0 and of domUs. */

export const FORCED = "clocksource=jiffies";

export function isForced(kernelArguments: string): boolean {
  return kernelArguments.split(/\s+/).includes(FORCED);
}
