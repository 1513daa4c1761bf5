/*
 * Reads an xl.cfg from standard input with Xen's own parser (libxlutil, no hypervisor needed) and prints what it read as JSON.
 *
 *   xlcfg-read KIND:KEY... <FILE      KIND is string, number, list, lists, disks, vifs or pcis
 *
 * A key that isn't in the file is null. Whatever the parser has to say goes to standard error, warnings too: a reader of ours takes
 * any of it for a failure, because xl goes on after a warning with the value dropped.
 * Exit: 0 read, 1 refused, 2 used wrongly.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libxlutil.h>

static XLU_Config *config;
static int refused;

static void print_text(const char *text)
{
    const unsigned char *byte;

    putchar('"');
    for (byte = (const unsigned char *)(text ? text : ""); *byte; byte++) {
        if (*byte == '"' || *byte == '\\')
            printf("\\%c", *byte);
        else if (*byte < 0x20)
            printf("\\u%04x", *byte);
        else
            putchar(*byte);
    }
    putchar('"');
}

static void print_member(const char *name, const char *text)
{
    printf(",\"%s\":", name);
    print_text(text);
}

static void print_flag(const char *name, int set)
{
    printf(",\"%s\":%s", name, set ? "true" : "false");
}

/* Left out where nothing was said. */
static void print_choice(const char *name, libxl_defbool choice)
{
    if (!libxl_defbool_is_default(choice))
        print_flag(name, libxl_defbool_val(choice));
}

static void print_text_if_any(const char *name, const char *text)
{
    if (text)
        print_member(name, text);
}

/* As xl does: every item is a specification of its own. */
static void print_disk(const char *item)
{
    libxl_device_disk disk;

    libxl_device_disk_init(&disk);
    if (xlu_disk_parse(config, 1, &item, &disk))
        refused = 1;
    printf("{\"cdrom\":%s,\"writable\":%s", disk.is_cdrom ? "true" : "false", disk.readwrite ? "true" : "false");
    print_member("vdev", disk.vdev);
    print_member("target", disk.pdev_path);
    print_member("format", libxl_disk_format_to_string(disk.format));
    print_member("backendType", libxl_disk_backend_to_string(disk.backend));
    print_member("specification", libxl_disk_specification_to_string(disk.specification));
    print_text_if_any("backend", disk.backend_domname);
    print_text_if_any("script", disk.script);
    print_choice("discard", disk.discard_enable);
    print_choice("trusted", disk.trusted);
    print_flag("directIoSafe", disk.direct_io_safe);
    putchar('}');
    libxl_device_disk_dispose(&disk);
}

static void print_pci(const char *item)
{
    libxl_device_pci pci;

    libxl_device_pci_init(&pci);
    if (xlu_pci_parse_spec_string(config, &pci, item))
        refused = 1;
    printf("{\"permissive\":%s", pci.permissive ? "true" : "false");
    print_flag("msitranslate", pci.msitranslate);
    print_flag("seize", pci.seize);
    print_member("rdmPolicy", libxl_rdm_reserve_policy_to_string(pci.rdm_policy));
    if (pci.name)
        print_member("name", pci.name);
    else if (pci.vfunc_mask == LIBXL_PCI_FUNC_ALL)
        printf(",\"bdf\":\"%04x:%02x:%02x.*\"", pci.domain, pci.bus, pci.dev);
    else
        printf(",\"bdf\":\"%04x:%02x:%02x.%x\"", pci.domain, pci.bus, pci.dev, pci.func);
    putchar('}');
    libxl_device_pci_dispose(&pci);
}

/* xl itself splits a vif at commas and skips the spaces before a key; the library only reads the rate. */
static void print_vif(const char *item)
{
    char *copy = strdup(item), *token, *rest = NULL;
    const char *separator = "";
    libxl_device_nic nic;

    putchar('{');
    for (token = strtok_r(copy, ",", &rest); token; token = strtok_r(NULL, ",", &rest)) {
        char *value;

        token += strspn(token, " ");
        value = strchr(token, '=');
        if (!strcmp(token, "trusted") || !strcmp(token, "untrusted")) {
            printf("%s\"trusted\":\"%s\"", separator, token[0] == 't' ? "true" : "false");
            separator = ",";
            continue;
        }
        if (!value) {
            fprintf(stderr, "vif: no value in `%s'\n", token);
            refused = 1;
            continue;
        }
        *value++ = '\0';
        printf("%s", separator);
        separator = ",";
        print_text(token);
        putchar(':');
        print_text(value);
        if (!strcmp(token, "rate")) {
            libxl_device_nic_init(&nic);
            if (xlu_vif_parse_rate(config, value, &nic))
                refused = 1;
            libxl_device_nic_dispose(&nic);
        }
    }
    putchar('}');
    free(copy);
}

static int print_list(const char *key, void (*print)(const char *))
{
    XLU_ConfigList *list;
    int count, i, error = xlu_cfg_get_list(config, key, &list, &count, 0);

    if (error)
        return error;
    putchar('[');
    for (i = 0; i < count; i++) {
        const char *item = xlu_cfg_get_listitem(list, i);

        if (i)
            putchar(',');
        if (!item) {
            fprintf(stderr, "%s: item %d is not a string\n", key, i);
            refused = 1;
        }
        print(item ? item : "");
    }
    putchar(']');
    return 0;
}

/* A list of lists of texts. */
static int print_lists(const char *key)
{
    XLU_ConfigList *list;
    int count, i, j, error = xlu_cfg_get_list(config, key, &list, &count, 0);

    if (error)
        return error;
    putchar('[');
    for (i = 0; i < count; i++) {
        XLU_ConfigList *inner;
        XLU_ConfigValue *value;

        if (xlu_cfg_value_get_list(config, xlu_cfg_get_listitem2(list, i), &inner, 0))
            return EINVAL;
        printf("%s[", i ? "," : "");
        for (j = 0; (value = xlu_cfg_get_listitem2(inner, j)); j++) {
            char *text;

            if (xlu_cfg_value_get_string(config, value, &text, 0))
                return EINVAL;
            if (j)
                putchar(',');
            print_text(text);
        }
        putchar(']');
    }
    putchar(']');
    return 0;
}

static int print_value(const char *kind, const char *key)
{
    const char *text;
    long number;
    int error;

    if (!strcmp(kind, "string")) {
        error = xlu_cfg_get_string(config, key, &text, 0);
        if (!error)
            print_text(text);
        return error;
    }
    if (!strcmp(kind, "number")) {
        error = xlu_cfg_get_long(config, key, &number, 0);
        if (!error)
            printf("%ld", number);
        return error;
    }
    if (!strcmp(kind, "list"))
        return print_list(key, print_text);
    if (!strcmp(kind, "lists"))
        return print_lists(key);
    if (!strcmp(kind, "pcis"))
        return print_list(key, print_pci);
    if (!strcmp(kind, "disks"))
        return print_list(key, print_disk);
    if (!strcmp(kind, "vifs"))
        return print_list(key, print_vif);
    fprintf(stderr, "unknown kind: %s\n", kind);
    exit(2);
}

static char *read_all(FILE *file, size_t *length)
{
    size_t room = 1 << 16;
    char *data = malloc(room);

    *length = 0;
    while (data) {
        *length += fread(data + *length, 1, room - *length, file);
        if (*length < room)
            break;
        data = realloc(data, room *= 2);
    }
    return data;
}

int main(int argc, char **argv)
{
    size_t length;
    char *data = read_all(stdin, &length);
    int i;

    config = xlu_cfg_init(stderr, "xl.cfg");
    if (!data || !config)
        return 2;
    if (xlu_cfg_readdata(config, data, (int)length))
        return 1;

    printf("{");
    for (i = 1; i < argc; i++) {
        char *key = strchr(argv[i], ':');

        if (!key)
            return 2;
        *key++ = '\0';
        printf("%s\"%s\":", i > 1 ? "," : "", key);
        switch (print_value(argv[i], key)) {
        case 0:
            break;
        case ESRCH:
            printf("null");
            break;
        default:
            printf("null");
            refused = 1;
        }
    }
    printf("}\n");

    xlu_cfg_destroy(config);
    free(data);
    return refused;
}
