/** Owns what stands between a declaration and a script that would take dom0, or another domain, for a domU. */
import { isDom0Name, isDomainNumber } from "../xen/dom0-name";
import { EmitError } from "./artefact";

/** Whatever was waived. @throws EmitError if the toolstack finds dom0 by that name, or a domain by its number. */
export function refuseDom0(host: { readonly name: string }, name: string): void {
  if (isDom0Name(name))
    throw new EmitError(`nothing is emitted for the domU ${name} of host ${host.name}: that is dom0`);
  if (isDomainNumber(name))
    throw new EmitError(`nothing is emitted for the domU ${name} of host ${host.name}: that is a domain's number`);
}
