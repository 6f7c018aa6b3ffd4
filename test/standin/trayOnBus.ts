// Puts the tray on the session bus as Electron does on Linux: a StatusNotifierItem with its menu by com.canonical.dbusmenu.
import type { EventEmitter } from 'node:events';
import { inflateSync } from 'node:zlib';
import { Message, type MessageBus, sessionBus, Variant } from '@jellybrick/dbus-next';

/** What the bus is told of a tray; `menu.ts` has it. */
export interface BusTray {
  image: unknown;
  toolTip: string;
  title: string;
  menu: { items: readonly BusItem[] } | null;
  emit(name: 'click'): boolean;
}
export interface BusItem {
  label: string;
  type: string;
  enabled: boolean;
  visible: boolean;
  submenu?: { items: readonly BusItem[] } | undefined;
  click(): void;
}

const itemPath = '/StatusNotifierItem';
const menuPath = '/com/canonical/dbusmenu';
const itemInterface = 'org.kde.StatusNotifierItem';
const menuInterface = 'com.canonical.dbusmenu';
const propertiesInterface = 'org.freedesktop.DBus.Properties';

export interface TrayOnBus {
  changed(): void;
  end(): void;
}

/** Null without a session bus: then the tray is a record only. */
export function putTrayOnBus(tray: BusTray): TrayOnBus | null {
  if ((process.env.DBUS_SESSION_BUS_ADDRESS ?? '') === '') return null;
  const bus = sessionBus();
  (bus as EventEmitter).on('error', () => undefined);
  let revision = 1;
  let items: BusItem[] = [];
  const number = (): void => {
    items = [];
    const walk = (list: readonly BusItem[]): void => {
      for (const item of list) {
        items.push(item);
        walk(item.submenu?.items ?? []);
      }
    };
    walk(tray.menu?.items ?? []);
  };
  const layout = (item: BusItem | null): unknown[] => [
    item === null ? 0 : items.indexOf(item) + 1,
    item === null ? { 'children-display': new Variant('s', 'submenu') } : itemProperties(item),
    (item === null ? (tray.menu?.items ?? []) : (item.submenu?.items ?? [])).map(
      (child) => new Variant('(ia{sv}av)', layout(child)),
    ),
  ];
  const answers: Record<string, (body: unknown[]) => [string, unknown[]]> = {
    [`${itemInterface}.Activate`]: () => {
      tray.emit('click');
      return ['', []];
    },
    [`${menuInterface}.GetLayout`]: ([parent]) => {
      number();
      const from = parent === 0 ? null : (items[Number(parent) - 1] ?? null);
      return ['u(ia{sv}av)', [revision, layout(from)]];
    },
    [`${menuInterface}.GetGroupProperties`]: ([ids]) => [
      'a(ia{sv})',
      [
        (ids as number[]).flatMap((id) =>
          items[id - 1] ? [[id, itemProperties(items[id - 1] as BusItem)]] : [],
        ),
      ],
    ],
    [`${menuInterface}.AboutToShow`]: () => ['b', [false]],
    [`${menuInterface}.Event`]: ([id, event]) => {
      if (event === 'clicked') items[Number(id) - 1]?.click();
      return ['', []];
    },
    [`${propertiesInterface}.Get`]: ([owner, name]) => ['v', [propertiesOf(String(owner))[String(name)]]],
    [`${propertiesInterface}.GetAll`]: ([owner]) => ['a{sv}', [propertiesOf(String(owner))]],
  };
  const propertiesOf = (owner: string): Record<string, Variant> =>
    owner === menuInterface
      ? {
          Version: new Variant('u', 3),
          Status: new Variant('s', 'normal'),
          TextDirection: new Variant('s', 'ltr'),
        }
      : trayProperties(tray);

  bus.addMethodHandler((message: Message) => {
    const answer = answers[`${message.interface}.${message.member}`];
    if (answer === undefined || (message.path !== itemPath && message.path !== menuPath)) return false;
    const [signature, body] = answer(message.body);
    bus.send(Message.newMethodReturn(message, signature, body));
    return true;
  });
  void register(bus);
  return {
    changed: () => {
      revision += 1;
      number();
      bus.send(Message.newSignal(itemPath, itemInterface, 'NewIcon'));
      bus.send(Message.newSignal(itemPath, itemInterface, 'NewToolTip'));
      bus.send(Message.newSignal(menuPath, menuInterface, 'LayoutUpdated', 'ui', [revision, 0]));
    },
    end: () => bus.disconnect(),
  };
}

async function register(bus: MessageBus): Promise<void> {
  const name = `org.kde.StatusNotifierItem-${process.pid}-1`;
  const ask = (destination: string, path: string, member: string, signature: string, body: unknown[]) =>
    bus.call(new Message({ destination, path, interface: destination, member, signature, body }));
  await ask('org.freedesktop.DBus', '/org/freedesktop/DBus', 'RequestName', 'su', [name, 0]);
  // Without anybody who shows trays Electron's is not shown either.
  await ask('org.kde.StatusNotifierWatcher', '/StatusNotifierWatcher', 'RegisterStatusNotifierItem', 's', [
    name,
  ]).catch(() => undefined);
}

function trayProperties({ image, toolTip, title }: BusTray): Record<string, Variant> {
  const icon = pixmapOf(image);
  return {
    Category: new Variant('s', 'ApplicationStatus'),
    Id: new Variant('s', 'recado'),
    Title: new Variant('s', title),
    Status: new Variant('s', 'Active'),
    IconName: new Variant('s', ''),
    IconPixmap: new Variant('a(iiay)', [icon]),
    ToolTip: new Variant('(sa(iiay)ss)', ['', [], toolTip, '']),
    ItemIsMenu: new Variant('b', false),
    Menu: new Variant('o', menuPath),
  };
}

function itemProperties({ label, type, enabled, visible, submenu }: BusItem): Record<string, Variant> {
  if (type === 'separator') return { type: new Variant('s', 'separator') };
  return {
    // `_` marks a mnemonic there, `&` in Electron.
    label: new Variant('s', label.replaceAll('_', '__').replaceAll('&&', '&')),
    enabled: new Variant('b', enabled),
    visible: new Variant('b', visible),
    ...(submenu && { 'children-display': new Variant('s', 'submenu') }),
  };
}

/** ARGB32 in network order, from a PNG of 8-bit RGBA whose rows are not filtered: what trayIcon.ts draws. */
function pixmapOf(image: unknown): [number, number, Buffer] {
  const png = (image as { toPNG(): Buffer }).toPNG();
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const rows = inflateSync(Buffer.concat(parts));
  const pixels = Buffer.alloc(width * height * 4);
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const from = row * (width * 4 + 1) + 1 + column * 4;
      const to = (row * width + column) * 4;
      pixels[to] = rows[from + 3] ?? 0;
      rows.copy(pixels, to + 1, from, from + 3);
    }
  }
  return [width, height, pixels];
}
