// An unclear list behind the invented core.
import type { MethodInput, MethodName, MethodOutput } from '../../main/contract/methods.ts';

type Own = Extract<MethodName, `mapping.${string}`>;
type Handlers = { [M in Own]: (input: MethodInput<M>) => MethodOutput<M> };

export const createFakeMapping = (): Handlers => ({
  'mapping.get': () => ({
    portal: 'sede',
    section: 'notifications',
    text: 'Mis notificaciones\nRequerimiento de documentación\n280020260120001\n20/11/2026 09:15\nPendiente',
    signature: '#title|caseNumber|date|state',
    columns: [
      { heading: '', field: 'title', confidence: 0.5, samples: ['Requerimiento de documentación'] },
      { heading: '', field: 'caseNumber', confidence: 0.5, samples: ['280020260120001'] },
      { heading: '', field: 'date', confidence: 0.5, samples: ['20/11/2026 09:15'] },
      { heading: 'Situación', field: 'state', confidence: 0.5, samples: ['Pendiente'] },
    ],
    rows: [{ title: 'Requerimiento de documentación', date: '2026-11-20T09:15:00' }],
    rowCount: 1,
    confidence: 0.35,
  }),
  'mapping.confirm': () => ({}),
  'mapping.export': () => ({ name: 'recado-sede-notifications.json', text: '{}' }),
});
