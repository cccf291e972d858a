import { createContext, useContext } from 'react';

export type MenuTarget =
  | { readonly kind: 'node'; readonly id: string }
  | { readonly kind: 'message'; readonly name: string };

export type OpenMenu = (target: MenuTarget, opener: Element) => void;

export const MenuContext = createContext<OpenMenu>(() => undefined);

export function useMenu(): OpenMenu {
  return useContext(MenuContext);
}
