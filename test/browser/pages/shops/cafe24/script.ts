/** What runs in the pages of a skin. Written into them as text: it may use nothing from outside of itself. */

/** How the order's data comes to the page of thanks: with it, a while later, or never. */
export type Late = 'at once' | 'late' | 'never';

/** The platform's own scripts: what they put on the window, and the requests they make. */
export function runCafe24(member: string, late: Late, order: object | null): void {
  const send = (
    url: string,
    sent: URLSearchParams,
    done: (answer: { result: number | string; alertMSG?: string }) => void,
  ) => {
    const request = new XMLHttpRequest();
    request.open('POST', url);
    request.setRequestHeader('content-type', 'application/x-www-form-urlencoded');
    request.onload = () => done(JSON.parse(request.responseText));
    request.send(`${sent}`);
  };
  const host = window as unknown as Record<string, unknown> & { iProductNo?: string; product_price?: string };
  const variables = { common_member_id_crypt: member && '06e6ed37' };
  const known = late === 'at once' && order ? { ...variables, ...order } : variables;
  host.CAFE24 = { SKIN_CODE: 'skin2', FRONT_EXTERNAL_SCRIPT_VARIABLE_DATA: known };
  host.EC_FRONT_EXTERNAL_SCRIPT_VARIABLE_DATA = known;
  host.SHOP = { getCurrency: () => 'KRW', getLanguage: () => 'ko_KR' };
  if (late === 'late' && order) setTimeout(() => Object.assign(known, order), 1_200);

  // The member is decrypted by another server: known a while after the page.
  let data: object = { member_id: null, group_name: null, group_no: null };
  if (member) {
    setTimeout(() => {
      data = { member_id: member, name: '김단골', group_name: 'VIP', group_no: '3', email: 'kim@shop.example' };
    }, 700);
  }
  const methods = { IS_LOGIN: !!member, member: { getData: () => data } };
  host.CAPP_ASYNC_METHODS = methods;
  host.CAFE24API = {
    MALL_ID: 'regular',
    getMemberInfo: (hear: (answer: object) => void) => {
      const { member_id, group_no } = methods.member.getData() as Record<string, string>;
      hear({
        id: member ? { member_id, group_no, guest_id: null } : { member_id: null, group_no: null, guest_id: 'guest-1' },
      });
    },
  };

  const field = (selector: string) => document.querySelector<HTMLInputElement>(selector)?.value;
  host.product_submit = (type: number | string, action: string) => {
    const sent = new URLSearchParams({
      product_no: `${host.iProductNo}`,
      option_type: 'T',
      command: 'add',
      product_price: `${host.product_price}`,
      redirect: `${type}`,
      quantity: field('#quantity') ?? '1',
      is_direct_buy: 'F',
    });
    for (const row of document.querySelectorAll<HTMLInputElement>('.option_box')) {
      if (Number(row.value)) sent.append('selected_item[]', `${row.value}||${row.dataset.code}`);
    }
    send(action, sent, ({ result, alertMSG }) => {
      if (Number(result) < 0) document.body.insertAdjacentHTML('beforeend', `<p class="refused">${alertMSG}</p>`);
      else if (type === 1) location.href = '/order/orderform.html?basket_type=A0000';
      else if (type === 2) document.body.insertAdjacentHTML('beforeend', '<p class="added">담겼습니다</p>');
    });
  };
  host.add_wishlist = () =>
    send('/exec/front/Product/Wishlist/', new URLSearchParams({ product_no: `${host.iProductNo}` }), () => {});
  host.changeBasket = (command: string, no: string, quantity: string) =>
    send('/exec/front/order/basket/', new URLSearchParams({ command, num: no, quantity }), () => location.reload());
}
