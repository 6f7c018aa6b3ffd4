// The two IPC channels of the Electron host, known to both ends.
export const callChannel = 'recado:call';
export const eventChannel = 'recado:event';
