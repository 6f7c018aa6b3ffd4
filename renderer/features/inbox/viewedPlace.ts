// The place for those who only mark where the person is: they ask for it themselves, so that no key of a search draws what is around them.
import { createContext } from 'react';
import { type Place, start } from '../../shell/navigation.ts';

export const ViewedPlace = createContext<Place>(start);
