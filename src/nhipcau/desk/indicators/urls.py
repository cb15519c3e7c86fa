"""The routes of the room of indicators."""

from django.urls import path

from nhipcau.desk.indicators import views

urlpatterns = [
    path("plans/<int:pk>/indicators/", views.plan_indicators, name="plan_indicators"),
    path("plans/<int:pk>/indicators.xlsx", views.indicators_xlsx, name="indicators_xlsx"),
    path("plans/<int:pk>/indicators/take/", views.take_indicators, name="take_indicators"),
    path("plans/<int:pk>/indicators/set/", views.set_indicator, name="set_indicator"),
    path("indicators/<int:pk>/", views.indicator_detail, name="indicator_detail"),
    path("indicators/<int:pk>/drop/", views.drop_indicator, name="drop_indicator"),
    path("indicators/<int:pk>/value/", views.post_value, name="post_value"),
]
