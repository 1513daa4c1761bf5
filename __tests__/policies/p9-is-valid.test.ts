import { p9SecurityModels, p9Syntax } from "../../lib/facts/p9";
import { Unknown } from "../../lib/model/planned";
import { p9IsValid } from "../../policies/p9-is-valid";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const p9 = (...shares: string[]) => ({ domU: { settings: { p9: shares } } });
const on419 = { host: { xen: { release: "4.19.0" } } };
const plain = "tag=share,security_model=none,path=/srv";

policyCases(p9IsValid, {
  valid: [
    { name: "a share", ...p9(plain) },
    {
      name: "a share of a driver domain, with blanks",
      ...p9("tag=share, security_model=none, path=/srv, backend=mail"),
    },
    {
      name: "limits with xen_9pfsd, which brings its own tag and path",
      ...on419,
      ...p9("type=xen_9pfsd,security_model=none,max-files=100,auto-delete=1"),
    },
    { name: "a share on 4.8.0, which does not read it", host: { xen: { release: "4.8.0" } }, ...p9("nothing") },
  ],
  invalid: [
    {
      name: "a share without a security model",
      ...p9("tag=share,path=/srv"),
      says: ["its 9pfs share 0 lacks security_model, and Xen 4.17.5 refuses it"],
    },
    {
      name: "a word that is no pair",
      ...p9(`${plain},writable`),
      says: ['its 9pfs share 0 has "writable", and xl ends over what is no key=value'],
    },
    {
      name: "a second share without a tag and a path",
      ...p9(plain, "security_model=none"),
      says: ["its 9pfs share 1 lacks path and tag"],
    },
    {
      name: "a type before 4.19",
      ...p9(`${plain},type=qemu`),
      says: ["its 9pfs share 0 has the key type, and Xen 4.17.5 reads tag, security_model, path, backend"],
    },
    {
      name: "a type that there is not",
      ...on419,
      ...p9(`${plain},type=virtio`),
      says: ["its 9pfs share 0 is of type virtio, and Xen 4.19.0 has qemu and xen_9pfsd"],
    },
    {
      name: "limits on a share of the device model",
      ...on419,
      ...p9(`${plain},max-files=100`),
      says: ["its 9pfs share 0 has max-files, which Xen 4.19.0 takes with type=xen_9pfsd only"],
    },
    {
      name: "nothing, but warns of another security model",
      ...p9("tag=share,security_model=mapped,path=/srv"),
      severity: "warning",
      says: ["its 9pfs share 0 has the security model mapped, and only none is supported"],
    },
  ],
  undecided: [
    {
      name: "shares that are not known",
      domU: { settings: { p9: new Unknown() } },
      says: ["p9 is not known until apply"],
    },
  ],
});

const notRead = { passes: "releases before 4.9 don't read p9, which is another policy's matter" };
boundaryCases(p9IsValid, p9Syntax, { at: () => p9(plain), past: () => p9("path=/srv"), before: notRead });
boundaryCases(p9IsValid, p9SecurityModels, {
  at: ([model = ""]) => p9(`tag=a,path=/srv,security_model=${model}`),
  past: () => p9("tag=a,path=/srv,security_model=passthrough"),
  before: notRead,
});
