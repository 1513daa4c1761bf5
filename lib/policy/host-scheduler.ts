/** Owns the question which scheduler a host is declared to run. */
import { textSetting } from "../model/settings";
import type { DomU, Host } from "../model/fleet";
import { isKnown } from "../model/planned";
import { commandLineOption } from "../xen/command-line";
import type { Bench, Messages } from "./policy";

/** What `xl info` says that it runs, else what its command line asks for. Undefined: nothing says. */
export function declaredScheduler({ xen: { scheduler, commandLine } }: Host, { need }: Pick<Bench<Messages>, "need">): string | undefined {
  if (scheduler !== undefined) return need(scheduler, "xen.scheduler");
  return isKnown(commandLine) ? commandLineOption(commandLine, "sched") : undefined;
}

/** Whether the domU runs in a cpupool of its own choice, which may have another scheduler than the host. */
export function choosesPool(domU: DomU): boolean {
  return textSetting(domU.settings, "pool") !== undefined;
}
