/** The script of every page of the demo shop. Each part looks for its own place and does nothing on other pages. */
import { wireAccountPage } from './account-page.ts';
import { showCartCount } from './cart.ts';
import { wireCartPage } from './cart-page.ts';
import { wireCheckoutPage } from './checkout-page.ts';
import { wireLogIn } from './log-in.ts';
import { wireOrderPage } from './order-page.ts';
import { wirePanel } from './panel.ts';
import { wireProductPage } from './product-page.ts';

wirePanel();
wireLogIn();
wireProductPage();
wireCartPage();
wireCheckoutPage();
wireOrderPage();
wireAccountPage();
showCartCount();

// What the browser keeps may have changed in another tab, or while this page lay in the back/forward cache.
addEventListener('storage', showCartCount);
addEventListener('pageshow', ({ persisted }) => {
  if (!persisted) return;
  if (document.querySelector('[data-page]')) location.reload();
  showCartCount();
});
