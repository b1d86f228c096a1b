select
    pages.ref,
    page.title,
    page.role
from page
join pages on pages.page = page.page
