// An IMAP server of a few lines that answers as told: for servers that refuse, lie or lack what Dovecot has.
import { createServer, type Socket } from 'node:net';

export interface ScriptedImap {
  port: number;
  /** Commands received, without their tags. */
  received: string[];
  stop(): Promise<void>;
}

/**
 * `answer` gets each command without its tag and gives the lines to send back; the last one gets the tag in front.
 * Null cuts the connection. What it leaves undefined is answered with OK.
 */
export async function startScriptedImap(script: {
  capabilities?: string;
  greeting?: string;
  answer?: (command: string) => string[] | null | undefined;
}): Promise<ScriptedImap> {
  const { capabilities = 'IMAP4rev1 AUTH=PLAIN SASL-IR', answer = () => undefined } = script;
  const received: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    socket.write(`${script.greeting ?? `* OK [CAPABILITY ${capabilities}] ready`}\r\n`);
    let waiting = '';
    socket.on('data', (chunk) => {
      waiting += chunk.toString('latin1');
      const lines = waiting.split('\r\n');
      waiting = lines.pop() ?? '';
      for (const line of lines) {
        const [tag = '*', ...rest] = line.split(' ');
        const command = rest.join(' ');
        received.push(command);
        const told = answer(command);
        const reply = told === undefined ? usual(command, capabilities) : told;
        if (!reply) {
          socket.destroy();
          return;
        }
        socket.write(
          reply.map((one, index) => (index === reply.length - 1 ? `${tag} ${one}` : one)).join('\r\n') +
            '\r\n',
        );
      }
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    received,
    stop: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

function usual(command: string, capabilities: string): string[] {
  if (command.startsWith('CAPABILITY')) return [`* CAPABILITY ${capabilities}`, 'OK done'];
  if (command.startsWith('AUTHENTICATE')) return [`OK [CAPABILITY ${capabilities}] signed in`];
  if (/^(?:LIST|LSUB) "" "?\*/.test(command)) {
    const word = command.slice(0, 4);
    return [`* ${word} () "/" INBOX`, 'OK done'];
  }
  if (command.startsWith('LIST')) return ['* LIST () "/" INBOX', 'OK done'];
  if (command.startsWith('EXAMINE')) {
    return [
      '* FLAGS (\\Seen)',
      '* 2 EXISTS',
      '* OK [UIDVALIDITY 7] ok',
      '* OK [UIDNEXT 31] ok',
      'OK [READ-ONLY] done',
    ];
  }
  if (command.startsWith('STATUS'))
    return ['* STATUS INBOX (MESSAGES 2 UIDNEXT 31 UIDVALIDITY 7)', 'OK done'];
  if (command === 'LOGOUT') return ['* BYE', 'OK done'];
  return ['OK done'];
}
