// The table of commands: no key twice, every act on notices under the key that the list hears, every screen in the menu.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { commandKeys, commandNames, noticeKeys, placeCommands } from '../../main/contract/commands.ts';
import { noticeActions } from '../../renderer/features/inbox/actions.ts';
import { isPressed } from '../../renderer/shell/useCommands.ts';

test('no key means two things', () => {
  const keys = [...Object.values(commandKeys), ...Object.values(noticeKeys)].filter((key) => key !== null);
  expect(new Set(keys).size).toBe(keys.length);
});

test('an act on notices has the same key in the menu as in the list', () => {
  expect(noticeActions.map(({ name, hotkey }) => [name, hotkey.toUpperCase()])).toEqual(
    noticeActions.map(({ name }) => [name, noticeKeys[name]]),
  );
});

test('every screen can be gone to from the menu', () => {
  const source = readFileSync(new URL('../../renderer/shell/navigation.ts', import.meta.url), 'utf8');
  const screens: string[] = /export type Screen =([^;]+);/.exec(source)?.[1]?.match(/\w+/g) ?? [];
  expect(screens).toContain('settings');
  expect(screens.filter((screen) => !(commandNames as string[]).includes(screen))).toEqual([]);
  expect(placeCommands.filter((place) => !screens.includes(place))).toEqual([]);
});

test.each([
  ['CmdOrCtrl+K', { key: 'k', ctrlKey: true }, true],
  ['CmdOrCtrl+K', { key: 'k', metaKey: true }, true],
  ['CmdOrCtrl+K', { key: 'л', code: 'KeyK', ctrlKey: true }, true],
  ['CmdOrCtrl+K', { key: 'k', ctrlKey: true, altKey: true }, false],
  ['CmdOrCtrl+Shift+A', { key: 'A', ctrlKey: true, shiftKey: true }, true],
  ['CmdOrCtrl+Shift+A', { key: 'a', ctrlKey: true }, false],
  ['F1', { key: 'F1' }, true],
  ['CmdOrCtrl+,', { key: ',', ctrlKey: true }, true],
])('%s is pressed by %j: %s', (keys, event, expected) => {
  const none = { code: '', ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };
  expect(isPressed(keys, { ...none, ...event } as KeyboardEvent)).toBe(expected);
});
