// What every screen beside the inbox is given.
import type { HostView } from '../../main/contract/views.ts';
import type { Move, Place } from './navigation.ts';

export interface ScreenProps {
  about: HostView;
  place: Place;
  go: (step: Move) => void;
}
