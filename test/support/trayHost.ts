// A StatusNotifier host on a test's own bus: takes items in as a panel does, reads icon and menu, and clicks them.
import { Message, type MessageBus, sessionBus, Variant } from '@jellybrick/dbus-next';

const watcher = 'org.kde.StatusNotifierWatcher';
const watcherPath = '/StatusNotifierWatcher';
const itemPath = '/StatusNotifierItem';
const itemInterface = 'org.kde.StatusNotifierItem';
const menuInterface = 'com.canonical.dbusmenu';
const properties = 'org.freedesktop.DBus.Properties';

export interface HostedItem {
  label: string;
  isEnabled: boolean;
  isSeparator: boolean;
  id: number;
  items: HostedItem[];
}

export interface HostedIcon {
  width: number;
  height: number;
  /** ARGB32, network order. */
  pixels: Buffer;
}

export interface TrayHost {
  /** The bus names of the items that came, the first one first. */
  names(): string[];
  /** Items of an app that has ended are no longer asked. */
  forget(): void;
  icon(): Promise<HostedIcon>;
  toolTip(): Promise<string>;
  menu(): Promise<HostedItem[]>;
  /** Chooses an entry of the menu by its words. */
  choose(label: string): Promise<void>;
  activate(): Promise<void>;
  /** How often the item said that its icon or its menu is another. */
  changes(): number;
  end(): void;
}

export async function startTrayHost(busAddress: string): Promise<TrayHost> {
  const bus = sessionBus({ busAddress });
  const names: string[] = [];
  let changes = 0;
  bus.addMethodHandler((message: Message) => {
    if (message.path !== watcherPath) return false;
    if (message.member === 'RegisterStatusNotifierItem') {
      const [name] = message.body as [string];
      // A path instead of a name means the sender's own.
      names.push(name.startsWith('/') ? (message.sender ?? '') : name);
      bus.send(Message.newMethodReturn(message, '', []));
      return true;
    }
    if (message.interface === properties && message.member === 'Get') {
      const [, property] = message.body as [string, string];
      const known: Record<string, Variant> = {
        IsStatusNotifierHostRegistered: new Variant('b', true),
        RegisteredStatusNotifierItems: new Variant('as', names),
        ProtocolVersion: new Variant('i', 0),
      };
      bus.send(Message.newMethodReturn(message, 'v', [known[property]]));
      return true;
    }
    return false;
  });
  bus.on('message', (message) => {
    if (message.member === 'NewIcon' || message.member === 'LayoutUpdated') changes += 1;
  });
  await ask(
    bus,
    'org.freedesktop.DBus',
    '/org/freedesktop/DBus',
    'org.freedesktop.DBus',
    'RequestName',
    'su',
    [watcher, 0],
  );
  for (const owner of [itemInterface, menuInterface]) {
    await ask(bus, 'org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus', 'AddMatch', 's', [
      `type='signal',interface='${owner}'`,
    ]);
  }

  const item = (): string => {
    const [name] = names;
    if (name === undefined) throw new Error('no item has registered');
    return name;
  };
  const property = async (name: string): Promise<unknown> => {
    const [variant] = await ask(bus, item(), itemPath, properties, 'Get', 'ss', [itemInterface, name]);
    return (variant as Variant).value;
  };
  const menu = async (): Promise<HostedItem[]> => {
    const path = (await property('Menu')) as string;
    const [, layout] = await ask(bus, item(), path, menuInterface, 'GetLayout', 'iias', [0, -1, []]);
    return itemOf(layout as Layout).items;
  };
  return {
    names: () => names,
    forget: () => {
      names.length = 0;
    },
    changes: () => changes,
    icon: async () => {
      const [[width, height, pixels]] = (await property('IconPixmap')) as [[number, number, Buffer]];
      return { width, height, pixels };
    },
    toolTip: async () => {
      const [, , title] = (await property('ToolTip')) as [string, unknown, string, string];
      return title;
    },
    menu,
    choose: async (label) => {
      const found = flat(await menu()).find((entry) => entry.label === label && entry.isEnabled);
      if (found === undefined) throw new Error(`no entry ${label}`);
      const path = (await property('Menu')) as string;
      await ask(bus, item(), path, menuInterface, 'Event', 'isvu', [
        found.id,
        'clicked',
        new Variant('i', 0),
        0,
      ]);
    },
    activate: async () => {
      await ask(bus, item(), itemPath, itemInterface, 'Activate', 'ii', [0, 0]);
    },
    end: () => bus.disconnect(),
  };
}

type Layout = [number, Record<string, Variant>, Variant[]];

function itemOf([id, known, children]: Layout): HostedItem {
  return {
    id,
    label: (known['label']?.value as string | undefined) ?? '',
    isEnabled: known['enabled']?.value !== false,
    isSeparator: known['type']?.value === 'separator',
    items: children.map((child) => itemOf(child.value as Layout)),
  };
}

export const flat = (items: readonly HostedItem[]): HostedItem[] =>
  items.flatMap((entry) => [entry, ...flat(entry.items)]);

async function ask(
  bus: MessageBus,
  destination: string,
  path: string,
  owner: string,
  member: string,
  signature: string,
  body: unknown[],
): Promise<unknown[]> {
  const reply = await bus.call(new Message({ destination, path, interface: owner, member, signature, body }));
  return reply?.body ?? [];
}
