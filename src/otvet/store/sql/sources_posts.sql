select
    pages.ref as page_ref,
    post.month as month_index,
    count(*) as posts
from post
inner join pages on pages.page = post.page
group by pages.ref, post.month
