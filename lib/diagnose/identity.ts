/** Owns the symptoms of names and UUIDs. */
import { defineSymptom, printed, publicText, seenText, thread } from "./symptom";

const NEWEST = "RELEASE-4.22.0";
const DOM0_STATE = "What runs in dom0 no plan shows.";

export const domainNameMissing = defineSymptom({
  id: "domain-name-missing",
  meaning: "The configuration has no name.",
  forms: [
    printed("xl", "4.2..", "Domain name must be specified.", [
      "tools/xl/xl_parse.c: parse_config_data",
      "RELEASE-4.22.0",
      'fprintf(stderr, "Domain name must be specified.\\n");',
    ]),
  ],
  causes: [
    {
      what: "name= is missing, or not a string.",
      noPolicy: "A domU without a name can't be declared: it is refused before policies are asked.",
      remedy: "Give it a name.",
    },
  ],
});

export const domainNameTaken = defineSymptom({
  id: "domain-name-taken",
  meaning: "The host has a domain of that name already: names are unique on a host, running, paused or left over.",
  forms: [
    printed("libxl", "4.9..", 'Domain with name "{name}" already exists.', [
      "tools/libs/light/libxl_domain.c: libxl__domain_rename",
      NEWEST,
      'LOGD(ERROR, domid, "Domain with name \\"%s\\" already exists.", new_name);',
    ]),
    printed("libxl", "4.1..4.9", 'domain with name "{name}" already exists.', [
      "tools/libxl/libxl.c: libxl__domain_rename",
      "RELEASE-4.8.0",
      'LOG(ERROR, "domain with name \\"%s\\" already exists.", new_name);',
    ]),
    printed(
      "xend",
      "3.0.2..3.0.4",
      "VM name '{name}' already in use by domain {domain:number}",
      [
        "tools/python/xen/xend/XendDomainInfo.py: check_name",
        "3.0.3-branched",
        "raise VmError(\"VM name '%s' already in use by domain %d\" %",
      ],
      publicText("two threads"),
    ),
    printed("xend", "3.0.4..4.5", "VM name '{name}' already exists", [
      "tools/python/xen/xend/XendDomainInfo.py: _checkName",
      "RELEASE-4.2.0",
      "raise VmError(\"VM name '%s' already exists%s\" %",
    ]),
    printed("xend", "3.2..4.5", "Domain '{name}' already exists with ID '{domain:number}'", [
      "tools/python/xen/xend/XendDomainInfo.py: create",
      "RELEASE-4.2.0",
      "raise VmError(\"Domain '%s' already exists with ID '%d'\" % (domconfig[\"name_label\"], othervm.domid))",
    ]),
  ],
  causes: [
    {
      what: "Two domUs of the host are declared with one name.",
      policies: ["domu-names-are-unique"],
      remedy: "Rename one of them.",
    },
    {
      what: "The same domU runs already, or is left over from a failed start or migration.",
      noPolicy: "What runs at the moment no plan shows.",
      remedy: "xl list shows it: keep it, shut it down, or destroy it.",
    },
  ],
});

export const domainUnknown = defineSymptom({
  id: "domain-unknown",
  meaning: "There is no running domain of that name or number.",
  forms: [
    printed("xl", "4.0..", "{name} is an invalid domain identifier", [
      "tools/xl/xl_utils.c, and each command",
      NEWEST,
      'fprintf(stderr, "%s is an invalid domain identifier (rc=%d)\\n", p, rc);',
    ]),
  ],
  causes: [
    {
      what: "The domU has ended or never started: its name is known only while it runs.",
      noPolicy: DOM0_STATE,
      remedy: "Look at `xl list`, and at /var/log/xen/xl-NAME.log for how it ended.",
    },
  ],
});

export const uuidMalformed = defineSymptom({
  id: "uuid-malformed",
  meaning: "The configuration's uuid is not one.",
  forms: [
    printed("xl", "4.1..", "Failed to parse UUID: {uuid}", [
      "tools/xl/xl_parse.c: parse_config_data",
      "RELEASE-4.22.0",
      'fprintf(stderr, "Failed to parse UUID: %s\\n", buf);',
    ]),
  ],
  causes: [
    {
      what: "uuid= is not written as 2147d599-9cc6-c0dc-92ab-4064b5446e9b.",
      noPolicy: "A malformed uuid can't be declared: it is refused before policies are asked.",
      remedy: "Correct it, or leave it out: xl then makes a new one at every start.",
    },
  ],
});

export const xapiDuplicate = defineSymptom({
  id: "xapi-restore-duplicate",
  meaning:
    "XAPI refuses to restore a VM beside another one with the same mac_seed: their vifs would get the same addresses.",
  forms: [
    seenText(
      "XAPI",
      "Cannot restore this VM because it would create a duplicate",
      thread("https://github.com/xapi-project/xen-api/issues/4567"),
    ),
  ],
  causes: [
    {
      what: "The VM that was saved, or a copy of it, is still there.",
      noPolicy: "mac_seed is XAPI's. macs-are-unique judges addresses that are declared.",
      remedy: "Remove the other one, or restore it as a new VM.",
    },
  ],
});
