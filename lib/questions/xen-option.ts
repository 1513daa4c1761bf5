/** Owns what a host's declaration says of an option on Xen's command line: asked for by every policy that depends on one. */
import { at } from "../model/place";
import type { Host } from "../model/fleet";
import { commandLineOption, commandLineSwitch } from "../xen/command-line";
import type { Asks } from "./asks";

/** Undefined where the command line is not declared, or has no such option. Where it is not known until apply, the policy is undecided. */
export function xenOption({ xen }: Host, name: string, { needed }: Pick<Asks, "needed">): string | undefined {
  return xen.commandLine === undefined
    ? undefined
    : commandLineOption(needed(xen.commandLine, at(xen, "commandLine")), name);
}

/** Whether it switches an option on or off, or one part of an option that is a list; undefined where it says nothing of it. As above where it is not known. */
export function xenSwitch(
  { xen }: Host,
  name: string,
  part: string | undefined,
  { needed }: Pick<Asks, "needed">,
): boolean | undefined {
  return xen.commandLine === undefined
    ? undefined
    : commandLineSwitch(needed(xen.commandLine, at(xen, "commandLine")), name, part);
}
