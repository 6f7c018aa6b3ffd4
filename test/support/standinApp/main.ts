// An app that does nothing by itself: tests of the place-holder work on it from outside.
import { app } from 'electron';
import { readStartOptions } from '../../../main/electron/startOptions.ts';

const { profileDir } = readStartOptions(process.argv.slice(1), process.cwd());
if (profileDir !== null) app.setPath('userData', profileDir);
app.on('window-all-closed', () => undefined);
