"""Agencies that ended in the reorganisation of 2025, folded, with the day and what took their place.

Provincial departments: merged from 1 March 2025 (Resolution 18-NQ/TW; Decree 45/2025/NĐ-CP of
28 February 2025). Districts: ended on 1 July 2025 (Law 72/2025/QH15).
"""

ABOLISHED: tuple[tuple[str, str, str], ...] = (
    ("so thong tin va truyen thong", "2025-03-01", "Sở Khoa học và Công nghệ; báo chí, xuất bản thuộc Sở Văn hóa"),
    ("so ke hoach va dau tu", "2025-03-01", "Sở Tài chính"),
    ("so tai nguyen va moi truong", "2025-03-01", "Sở Nông nghiệp và Môi trường"),
    ("so nong nghiep va phat trien nong thon", "2025-03-01", "Sở Nông nghiệp và Môi trường"),
    ("so giao thong van tai", "2025-03-01", "Sở Xây dựng"),
    ("so lao dong", "2025-03-01", "Sở Nội vụ, Sở Y tế, Sở Giáo dục và Đào tạo theo từng việc"),
    ("ban dan toc", "2025-03-01", "Sở Dân tộc và Tôn giáo"),
    ("uy ban nhan dan cac quan", "2025-07-01", "Ủy ban nhân dân các xã, phường, đặc khu"),
    ("uy ban nhan dan cac huyen", "2025-07-01", "Ủy ban nhân dân các xã, phường, đặc khu"),
    ("uy ban nhan dan quan", "2025-07-01", "Ủy ban nhân dân xã, phường"),
    ("uy ban nhan dan huyen", "2025-07-01", "Ủy ban nhân dân xã, phường"),
    ("ubnd cac quan", "2025-07-01", "UBND các xã, phường, đặc khu"),
    ("ubnd cac huyen", "2025-07-01", "UBND các xã, phường, đặc khu"),
    ("ubnd quan", "2025-07-01", "UBND xã, phường"),
    ("ubnd huyen", "2025-07-01", "UBND xã, phường"),
)
