// Whether a file is shown by the viewer, by what it says of itself.
import type { DocumentView } from '../../../main/contract/views.ts';

export const isPdfFile = ({ type, name }: Pick<DocumentView, 'type' | 'name'>): boolean =>
  type === 'application/pdf' || name.toLowerCase().endsWith('.pdf');
