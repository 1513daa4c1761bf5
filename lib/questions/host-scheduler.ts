/** Answers which scheduler a host is declared to run. */
import { at } from "../model/place";
import { textSetting } from "../model/settings";
import type { DomU, Host } from "../model/fleet";
import type { Asks } from "./asks";
import { xenOption } from "./xen-option";

/** What `xl info` says that it runs, else what its command line asks for. Undefined: nothing says. */
export function declaredScheduler(host: Host, { needed }: Pick<Asks, "needed">): string | undefined {
  const { scheduler } = host.xen;
  if (scheduler !== undefined) return needed(scheduler, at(host.xen, "scheduler"));
  return xenOption(host, "sched", { needed });
}

/** Whether the domU runs in a cpupool of its own choice, which may have another scheduler than the host. */
export function choosesPool(domU: DomU): boolean {
  return textSetting(domU.settings, "pool") !== undefined;
}
