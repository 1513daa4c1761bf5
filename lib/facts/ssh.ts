/** Owns the facts on how Terraform reaches a host. */
import { defineFact } from "./fact";

export const hostKeyIsAskedFor = defineFact<boolean>({
  id: "host-key-is-asked-for",
  statement: "Terraform asks a host for its key only where it is told which one to expect.",
  basis: "documented",
  scope: "Terraform's ssh connections, of every release.",
  spans: [
    {
      since: "2.0",
      value: true,
      citation: {
        source: "Terraform",
        locator: "Provisioner Connection Settings: host_key",
        release: "1.11",
        quote: "The public key from the remote host or the signing CA, used to verify the connection.",
      },
    },
  ],
});
