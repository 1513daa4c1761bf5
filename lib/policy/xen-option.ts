/** Owns what a host's declaration says of an option on Xen's command line: asked for by every policy that depends on one. */
import type { Host } from "../model/fleet";
import { commandLineOption } from "../xen/command-line";
import type { Bench, Messages } from "./policy";

/** Undefined where the command line is not declared, or has no such option. Where it is not known until apply, the policy is undecided. */
export function xenOption({ xen: { commandLine } }: Host, name: string, { needed }: Pick<Bench<Messages>, "needed">): string | undefined {
  return commandLine === undefined ? undefined : commandLineOption(needed(commandLine, "Xen's command line"), name);
}
